// What is invented stays out of search engines, on every kind of answer.
import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { rehearsed } from './rehearsed.ts'

test('no search engine lists what is in a rehearsal, and every one may list a real site', () =>
  inHouse(async (house) => {
    const paths = ['/', '/papers.json', '/timeline.ics', '/no-such-page']
    const saidTo = async (somebody: () => Visitor) =>
      Promise.all(paths.map(async (path) => (await somebody().get(path)).headers.get('x-robots-tag')))
    await rehearsed(house, {}, async ({ somebody }) =>
      deepEqual(
        await saidTo(somebody),
        paths.map(() => 'noindex, nofollow'),
      ),
    )
    deepEqual(
      await saidTo(house.visitor),
      paths.map(() => null),
    )
  }))
