// What stands around every page: a way to the chairs, and as whom one is here.
import { deepEqual, doesNotMatch, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

test('whoever is told to write to the chairs finds their address in the foot of the page', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const way = /<footer[\s\S]*href="mailto:questions@chairs\.example">Write to the chairs/
    await house.db('workshop').update({ contact_email: '' })
    doesNotMatch((await ann.get('/desk')).text, /mailto:/)
    await house.db('workshop').update({ contact_email: 'questions@chairs.example' })
    house.at('after submission')
    for (const path of ['/', '/sessions/new', '/papers/40404'])
      match((await house.visitor().get(path)).text, way)
    for (const path of ['/desk', '/papers/new', '/account']) match((await ann.get(path)).text, way)
  }))

test('the switch of roles shows where one stands, and on one’s account nothing', () =>
  inHouse(async (house) => {
    const rita = await house.reviewer()
    await house.submittedPaper(rita)
    const now = async (path: string) => {
      const bar = /aria-label="Your roles">([\s\S]*?)<\/nav>/.exec((await rita.get(path)).text)?.[1] ?? ''
      return /aria-current="true">(\w+)/.exec(bar)?.[1] ?? null
    }
    deepEqual(
      [await now('/account'), await now('/account/emails'), await now('/account/expertise')],
      [null, null, 'Reviewer'],
    )
    deepEqual([await now('/desk?role=author'), await now('/reviews')], ['Author', 'Reviewer'])
  }))
