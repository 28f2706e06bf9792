// Every rule of docs/rules.md is named by a test that holds it, but for those whose feature is not built.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root, texts } from './source.ts'

/** Where each would be built; whoever builds it names the rule in its tests, and takes it off here. */
const WAITING: [rule: number, folder: string][] = [[20, 'server/responses']]

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
  const waiting = new Set(WAITING.map(([rule]) => rule))
  assert.deepEqual(
    rules.filter((rule) => !named.has(rule) && !waiting.has(rule)),
    [],
  )
  assert.deepEqual(
    [...named].filter((rule) => !rules.includes(rule)),
    [],
    'a test names a rule that is not there',
  )
})

test('a rule waits only as long as its feature is not there', () => {
  assert.deepEqual(
    WAITING.filter(([rule, folder]) => named.has(rule) || existsSync(join(root, folder))),
    [],
  )
})
