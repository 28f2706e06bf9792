// After the letters of a release have left: what its chair is told can still be done, and what not.
import { match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { decided, released } from './decided.ts'

test('a chair whose letters have left reads that they are gone, and how to correct a decision', () =>
  inHouse(async (house) => {
    const { chair } = await decided(house)
    const batch = await released(chair)
    await chair.post(`${batch}/dispatch`)
    match(
      (await chair.get('/decisions/release')).text,
      /alert info">[\s\S]*There is nothing to release[\s\S]*letters sent[\s\S]*To correct a decision/,
    )
    match((await chair.get(batch)).text, /Sent on [^<]*\.<[\s\S]*none can be called back/)
  }))
