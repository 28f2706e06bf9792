// Every moment as every persona: all that links lead to is there, and every kind of page is fit to be seen in four looks.
import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, BrowserContext } from 'playwright-core'
import { MOMENTS } from '../../server/rehearsal/moments.ts'
import { PERSONA_KEYS } from '../../server/rehearsal/types.ts'
import { launchBrowser } from '../support/browser.ts'
import type { Visitor } from '../support/visitor.ts'
import { faultsOf } from './look.ts'
import { stagedRehearsal } from './staged.ts'
import { type Found, walk } from './walk.ts'

type Walk = { persona: string; visitor: Visitor; found: Found[]; faults: string[] }
type Look = { visitor: Visitor; path: string; words: string }

/** What these show changes most when the decisions are released. */
const CHANGING = /^\/(desk|papers(\/n)?|programme|reviews|decisions)? \(/
const RELEASED = MOMENTS.findIndex(({ key }) => key === 'released')

/** Every kind of page is looked at once, by the first person that has it, and those that change once more. */
const fresh = (walks: Walk[], looked: Set<string>, turn: number): Look[] =>
  walks.flatMap(({ persona, visitor, found }) =>
    found.flatMap(({ path, kind }) => {
      const state = CHANGING.test(kind) && turn >= RELEASED ? `${kind}, released` : kind
      if (looked.has(state)) return []
      looked.add(state)
      return [{ visitor, path, words: `${path} for ${persona} at ${MOMENTS[turn]?.key}` }]
    }),
  )

async function contextOf(browser: Browser, { base, cookie }: Visitor): Promise<BrowserContext> {
  const context = await browser.newContext()
  const cookies = cookie.split('; ').filter((pair) => pair !== '')
  await context.addCookies(
    cookies.map((pair) => ({
      name: pair.split('=')[0] ?? '',
      value: pair.replace(/^[^=]*=/, ''),
      url: base,
    })),
  )
  return context
}

const AT_ONCE = 2

async function lookAtAll(browser: Browser, looks: Look[]): Promise<string[]> {
  const told: string[] = []
  const waiting = looks.values()
  const look = async () => {
    for (const { visitor, path, words } of waiting) {
      const context = await contextOf(browser, visitor)
      const faults = await faultsOf(context, visitor.base + path).finally(() => context.close())
      told.push(...faults.map((fault) => `${words} ${fault}`))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, look))
  return told
}

test('every moment as every persona', { timeout: 900_000 }, async (t) => {
  const stage = await stagedRehearsal()
  const browser = await launchBrowser()
  const looked = new Set<string>()
  let pages = 0
  try {
    const people: { persona: string; visitor: Visitor }[] = []
    for (const persona of PERSONA_KEYS) people.push({ persona, visitor: await stage.as(persona) })
    for (const [turn, { key }] of MOMENTS.entries()) {
      await stage.rehearsal.jump(key)
      const walks: Walk[] = await Promise.all(
        people.map(async (one) => ({ ...one, ...(await walk(one.visitor, turn)) })),
      )
      for (const { persona, found, faults } of walks) {
        deepEqual(faults, [], `${persona} at ${key}`)
        const desk = found.some(({ path }) => /^\/(desk|reviews)$/.test(path))
        ok(desk === (persona !== 'visitor'), `${persona} at ${key} is somebody`)
        pages += found.length
      }
      deepEqual(await lookAtAll(browser, fresh(walks, looked, turn)), [], key)
    }
    t.diagnostic(`${pages} pages, ${looked.size} kinds of them in four looks`)
  } finally {
    await browser.close()
    await stage.close()
  }
})
