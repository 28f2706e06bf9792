// Numbers as people read them.
import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { figure, signed } from '../../server/core/numbers.ts'

test('a number below nothing has a minus sign and no hyphen, and what is rounded to nothing has no sign', () => {
  deepEqual(
    [-3, 0, -0, 12].map((value) => figure(value)),
    ['−3', '0', '0', '12'],
  )
  deepEqual(
    [-0.42, -0.04, 0.04, 0.96].map((value) => figure(value, 1)),
    ['−0.4', '0.0', '0.0', '1.0'],
  )
})

test('a difference says its direction', () => {
  deepEqual(
    [-0.42, -0.04, 0, 0.04, 0.4].map((value) => signed(value, 1)),
    ['−0.4', '0.0', '0.0', '0.0', '+0.4'],
  )
})
