// What the public reads where the accepted papers will stand.
import { match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

test('the empty list says by when papers appear, and no day that has passed', () =>
  inHouse(async (house) => {
    match(
      (await house.visitor().get('/papers')).text,
      /appear here after the notification on Mon 19 June 2023\./,
    )
    house.at('eve of the workshop')
    match((await house.visitor().get('/papers')).text, /appear here once they are announced\./)
  }))
