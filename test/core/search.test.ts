// What a search finds in texts at hand, and its pattern in SQL.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { containing, isFoundIn } from '../../server/core/search.ts'

test('a search finds names without case and without their marks', () => {
  for (const q of ['jose', 'José', 'JOSE', 'é n', '']) assert.ok(isFoundIn(['Nobody', 'José Núñez'], q), q)
  assert.ok(isFoundIn(['Jose Nunez'], 'josé'))
  assert.equal(isFoundIn(['José', 'Núñez'], 'jose n'), false, 'no text holds all of it')
})

test('what means anything in a pattern is searched for as it stands', () => {
  assert.equal(containing('100%_\\'), '%100\\%\\_\\\\%')
})
