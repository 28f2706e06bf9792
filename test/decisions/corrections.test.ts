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

test('the board says after a release how a decision is corrected, and clearing one takes nothing back', () =>
  inHouse(async (house) => {
    const { chair, author, talk } = await decided(house)
    const told = /change it and release again: its authors get another letter, which says what it replaces\./
    doesNotMatch((await chair.get('/decisions')).text, told)
    const batch = await released(chair)
    await chair.post(`${batch}/dispatch`)
    const board = (await chair.get('/decisions')).text
    match(board, told)
    match(board, /Clearing a decision tells them nothing, and what they were told stands\./)
    const letters = (await lettersIn(house)).length
    equal((await chair.post(`/papers/${talk}/decisions`, { outcome: 'undecided' })).status, 303)
    match((await author.get(`/papers/${talk}`)).text, /Accepted/)
    match((await chair.get('/decisions/release')).text, /There is nothing to release/)
    equal((await lettersIn(house)).length, letters)
  }))
