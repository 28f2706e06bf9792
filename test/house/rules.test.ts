// Every rule of docs/rules.md is named by a test that holds it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { texts } from './source.ts'

const rules = texts('docs/rules.md')
  .flatMap(({ lines }) => lines)
  .flatMap((line) => /^(\d+)\. /.exec(line)?.[1] ?? [])
  .map(Number)

/** `// Rules 3, 9 and 12.` above a test, or in the first line of its file. */
const named = new Set(
  texts('test/**/*.test.ts')
    .filter(({ path }) => path !== 'test/house/rules.test.ts')
    .flatMap(({ text }) => [...text.matchAll(/\/\/.*?\brules? ((?:\d+(?:, | and )?)+)/gi)])
    .flatMap(([, numbers]) => [...(numbers ?? '').matchAll(/\d+/g)].map(Number)),
)

test('the rules are numbered from 1 to 50', () => {
  assert.deepEqual(
    rules,
    Array.from({ length: 50 }, (_, index) => index + 1),
  )
})

test('every rule is named by a test', () => {
  assert.deepEqual(
    rules.filter((rule) => !named.has(rule)),
    [],
  )
  assert.deepEqual(
    [...named].filter((rule) => !rules.includes(rule)),
    [],
    'a test names a rule that is not there',
  )
})
