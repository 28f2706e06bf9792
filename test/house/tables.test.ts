// Every verdict of server/policy is asked in a table of test/policy.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { texts } from './source.ts'

const verdicts = texts('server/policy/*.ts').flatMap(({ path, text }) =>
  [...text.matchAll(/^export (?:const|function) (may\w+)/gm)].map(([, name = '']) => ({ path, name })),
)
const tables = texts('test/policy/*.test.ts')
  .filter(({ path }) => !/blindness|mutants|twins|attacks/.test(path))
  .map(({ text }) => text)
  .join('\n')

test('every verdict is asked in a table', () => {
  assert.ok(verdicts.length > 80)
  assert.deepEqual(
    verdicts.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(tables)),
    [],
  )
})
