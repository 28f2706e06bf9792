// What co-authors answer to the question whether they stand rightly on the list: some confirm, a few correct, most keep silent.
import { calendarOf, instantAt } from './calendar.ts'
import { INSTITUTIONS } from './people.ts'
import { type Dice, dice, one } from './seeded.ts'
import type { InventedPerson, Who, World } from './types.ts'
import { WORDS } from './words.ts'

type Correction = { name: string; affiliation: string; note: string }
/** `correction`: null where the line is confirmed as it stands. */
export type InventedAnswer = { at: Temporal.Instant; correction: Correction | null }

const ANSWERS = [
  ['confirms', 9],
  ['renames', 2],
  ['moves', 2],
  ['silent', 35],
] as const
/** Days after the question by which everybody has answered who does. */
const PATIENCE = 4

/** As it stands on other papers of the same person. */
const withInitial = (chance: Dice, { name, affiliation }: InventedPerson): Correction => ({
  name: name.replace(' ', ` ${chance.pick([...'ABDEJKLMRST'])}. `),
  affiliation,
  note: chance.pick(WORDS.renamings),
})

const elsewhere = (chance: Dice, { name }: InventedPerson): Correction => ({
  name,
  affiliation: chance.weighted(INSTITUTIONS).name,
  note: chance.pick(WORDS.moves),
})

/** Null: keeps silent, is not asked, or comes too late for a paper that is withdrawn. `place` is the paper's in the world. */
export function answerOf(world: World, place: number, who: Who): InventedAnswer | null {
  const { contact, submittedAt, withdrawal } = one(world.papers, place)
  const chance = dice(world.wish.seed, 'authorship', place, who)
  const answer = chance.weighted(ANSWERS)
  if (answer === 'silent' || who === contact || !submittedAt) return null
  const { day } = calendarOf(world.wish.timeline)
  const at = instantAt(submittedAt.epochMilliseconds + PATIENCE * day * chance.between(0.03, 1) ** 2)
  if (withdrawal && Temporal.Instant.compare(withdrawal.at, at) <= 0) return null
  const person = one(world.people, who)
  if (answer === 'confirms') return { at, correction: null }
  return { at, correction: answer === 'renames' ? withInitial(chance, person) : elsewhere(chance, person) }
}
