// The body of a form, as browsers send it.
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { formFields } from '../../server/core/body.ts'

test('numbers in brackets stay what they are', () => {
  deepEqual(formFields('boards[3]=7&boards[12]=8'), { boards: { 3: '7', 12: '8' } })
  deepEqual(formFields('authors[0][name]=Ann&authors[2][name]=Bo'), {
    authors: { 0: { name: 'Ann' }, 2: { name: 'Bo' } },
  })
})

test('empty brackets are a list, however they are escaped and however long', () => {
  deepEqual(formFields('topics[]=&topics%5B%5D=2'), { topics: ['', '2'] })
  deepEqual(formFields('a=1&a=2'), { a: ['1', '2'] })
  const many = Array.from({ length: 300 }, (_, n) => `topics[]=${n}`).join('&')
  deepEqual(formFields(many), { topics: Array.from({ length: 300 }, (_, n) => String(n)) })
})

test('nothing reaches the prototype of objects', () => {
  formFields('__proto__[polluted]=yes&constructor[prototype][polluted]=yes')
  equal(Reflect.get({}, 'polluted'), undefined)
})
