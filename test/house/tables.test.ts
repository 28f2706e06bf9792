// Every verdict of server/policy is asked in a table of test/policy (what may stand in letters: of test/templates), and every address by the search for leaks.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numbersOf } from '../../server/security/places.ts'
import { addresses } from '../support/addresses.ts'
import { texts } from './source.ts'

const verdicts = texts('server/policy/*.ts').flatMap(({ path, text }) =>
  [...text.matchAll(/^export (?:const|function) (may\w+)/gm)].map(([, name = '']) => ({ path, name })),
)
const tables = texts('test/policy/*.test.ts', 'test/templates/*.test.ts')
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

test('the search for leaks knows whose numbers every address takes', () => {
  const numbered = addresses.filter(({ verb, address }) => verb === 'get' && address.includes('/:id'))
  assert.ok(numbered.length > 20)
  assert.deepEqual(
    numbered.filter(({ address }) => numbersOf(address) === undefined),
    [],
  )
})
