// A browser that goes to another page closes its connection with the last byte it sends, and waits for no answer.
import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { inHouse } from '../support/house.ts'
import { sentAndGone } from '../support/slow-upload.ts'

const TAB = '0b7c2a7e-6f1a-4d7e-9a51-3f2f6e1d2c3b'

test('what a page sends as it goes away is saved, and no emptied form in its place', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const started = await ann.post('/papers', { title: 'Draft of Ann' })
    const id = Number(/\d+/.exec(started.location ?? '')?.[0])
    const saving = { as: String(ann.id), tab: TAB, title: 'Draft of Ann' }
    const paper = () => house.db('papers').where({ id }).first()
    for (const [turn, abstract] of [...'abcde'].entries()) {
      const { version } = await paper()
      const fields = { ...saving, abstract, version: String(version), turn: String(turn + 1) }
      await sentAndGone(house.base, ann, `/papers/${id}`, fields)
      while ((await paper()).version === version) await setTimeout(10)
      const { abstract: kept, saved_from, saved_turn } = await paper()
      deepEqual([kept, saved_from, saved_turn], [abstract, TAB, turn + 1])
    }
  }))
