// The words of a search, read: terms, quotes, the minus, and what is no term.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSearch } from '../../server/papers/search.ts'

const terms = (text: string) => readSearch(text).terms

test('plain words, quotes and terms are told apart', () => {
  assert.deepEqual(terms('sparse "mixture of experts"'), [
    { not: false, kind: 'word', text: 'sparse' },
    { not: false, kind: 'word', text: 'mixture of experts' },
  ])
  assert.deepEqual(terms('author:"van Dyk" -topic:compression'), [
    { not: false, kind: 'author', text: 'van Dyk' },
    { not: true, kind: 'topic', text: 'compression' },
  ])
})

test('numbers are compared as they are written', () => {
  const one = (text: string) => terms(text)[0]
  assert.deepEqual(one('reviews:<3'), { not: false, kind: 'reviews', compare: '<', value: 3 })
  assert.deepEqual(one('mean:>=3.5'), { not: false, kind: 'mean', compare: '>=', value: 3.5 })
  assert.deepEqual(one('-pages:8'), { not: true, kind: 'pages', compare: '=', value: 8 })
})

test('what looks like a term and is none is named and not searched for', () => {
  for (const text of ['reviews:many', 'state:lost', 'colour:red', 'mean:>', 'has:everything'])
    assert.deepEqual(readSearch(text), { terms: [], unknown: [text] })
})

test('no text is too odd to be read', () => {
  for (const text of [
    '',
    ' ',
    '"',
    '-',
    ':',
    'a:',
    '""',
    '-"',
    'author:""',
    "'; drop table papers; --",
    '\\%_',
  ])
    assert.doesNotThrow(() => readSearch(text), text)
})
