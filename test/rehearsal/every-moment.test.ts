// Every moment as every persona: all that links lead to is there, and every kind of page is fit to be seen wide and narrow, light and dark.
import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { MOMENTS, type MomentKey } from '../../server/rehearsal/moments.ts'
import { PERSONA_KEYS } from '../../server/rehearsal/types.ts'
import type { Visitor } from '../support/visitor.ts'
import { openGallery } from './gallery.ts'
import { stagedRehearsal } from './staged.ts'
import { walk } from './walk.ts'

/** What these show changes most when the decisions are released. */
const CHANGING = /^\/(desk|papers(\/n)?|programme|reviews|decisions)? \(/
const RELEASED = MOMENTS.findIndex(({ key }) => key === 'released')

/** Every kind of page is looked at once, by the first person that has it, and those that change once more. */
function firstOfKind() {
  const looked = new Set<string>()
  const isFirst = (kind: string, turn: number): boolean => {
    const state = CHANGING.test(kind) && turn >= RELEASED ? `${kind}, released` : kind
    return looked.size < looked.add(state).size
  }
  return { isFirst, looked }
}

/** All thirteen take minutes; without TEST_LONG=1 these are visited. */
const VISITED: readonly MomentKey[] = ['call-open', 'assignment', 'workshop-day']
const isVisited = (key: MomentKey) => process.env.TEST_LONG === '1' || VISITED.includes(key)

test('every moment as every persona', { timeout: 900_000 }, async (t) => {
  const stage = await stagedRehearsal()
  const gallery = await openGallery()
  const { isFirst, looked } = firstOfKind()
  let pages = 0
  try {
    const people: { persona: string; visitor: Visitor }[] = []
    for (const persona of PERSONA_KEYS) people.push({ persona, visitor: await stage.as(persona) })
    for (const [turn, { key }] of MOMENTS.entries()) {
      if (!isVisited(key)) continue
      await stage.rehearsal.jump(key)
      const walking = people.map(async ({ persona, visitor }) => {
        const { found, faults } = await walk(visitor, turn, ({ path, kind }) => {
          if (isFirst(kind, turn)) gallery.show({ visitor, path, words: `${path} for ${persona} at ${key}` })
        })
        deepEqual(faults, [], `${persona} at ${key}`)
        const desk = found.some(({ path }) => /^\/(desk|reviews)$/.test(path))
        ok(desk === (persona !== 'visitor'), `${persona} at ${key} is somebody`)
        pages += found.length
      })
      await Promise.all(walking)
      deepEqual(await gallery.told(), [], key)
    }
    t.diagnostic(`${pages} pages, ${looked.size} kinds of them looked at`)
  } finally {
    await gallery.close()
    await stage.close()
  }
})
