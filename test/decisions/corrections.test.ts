// After the letters of a release have left: what its chair is told can still be done, and what not.
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { decide, decided, lettersIn, released } from './decided.ts'

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

test('a letter that corrects an earlier one says what it takes the place of, and a first letter does not', () =>
  inHouse(async (house) => {
    const { chair, author, talk } = await decided(house)
    const batch = await released(chair)
    for (const { body_text } of await lettersIn(house)) doesNotMatch(body_text, /Before this letter/)
    await chair.post(`${batch}/dispatch`)
    await decide(chair, talk, 'poster')
    match(
      (await chair.get('/decisions/release')).text,
      /we told you that it is accepted as a contributed talk/,
    )
    const poster = '/mail/templates/decisions-poster'
    const silent = { subject: 'A poster', body: 'Dear {{name}},\n\nit is a poster.', version: 0 }
    equal((await chair.post(poster, silent)).status, 303)
    match(
      (await chair.get('/decisions/release')).text,
      /Letters that do not say what they take the place of: 1\./,
    )
    await chair.post(`${poster}/house-text`)
    doesNotMatch((await chair.get('/decisions/release')).text, /Letters that do not say/)
    await released(chair)
    const corrected = (await lettersIn(house)).find(
      ({ to_email, body_text }) => to_email === author.email && /Before this letter/.test(body_text),
    )
    match(
      corrected?.body_text ?? '',
      /accepted as a poster[\s\S]*Before this letter we told you that it is accepted as a contributed\s+talk\. That no\s+longer holds/,
    )
  }))
