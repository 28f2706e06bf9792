// Invented people: names of many cultures, institutions that do not exist, addresses that reach nobody.
import { z } from 'zod'
import type { Moment } from './calendar.ts'
import institutions from './institutions.json' with { type: 'json' }
import names from './names.json' with { type: 'json' }
import { type Dice, dice } from './seeded.ts'
import type { Who } from './types.ts'

const CULTURES = z
  .array(
    z.object({
      culture: z.string(),
      weight: z.number(),
      first: z.array(z.string()),
      last: z.array(z.string()),
    }),
  )
  .parse(names)
  .map((culture) => [culture, culture.weight] as const)

const KINDS = ['university', 'institute', 'company', 'laboratory', 'collective', 'independent'] as const

/** `culture`: of most of its people; '' where they come from everywhere. */
export type Institution = { name: string; domain: string; kind: (typeof KINDS)[number]; culture: string }
export const INSTITUTIONS: (readonly [Institution, number])[] = z
  .array(z.tuple([z.string(), z.string(), z.enum(KINDS), z.string(), z.number()]))
  .parse(institutions)
  .map(([name, domain, kind, culture, weight]) => [{ name, domain, kind, culture }, weight])

export type Member = { name: string; email: string; affiliation: string; joins: Moment | null }

/** Families move: every eighth person has a first name from elsewhere. */
function nameFrom(chance: Dice, local: string): { first: string; last: string } {
  const here = CULTURES.find(([{ culture }]) => culture === local)
  const home = here && chance.chance(0.6) ? here[0] : chance.weighted(CULTURES)
  const elsewhere = chance.chance(0.12) ? chance.weighted(CULTURES) : home
  return { first: chance.pick(elsewhere.first), last: chance.pick(home.last) }
}

/** What NFD does not take apart. */
const PLAIN: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' }

const mailName = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[øłđıßæœ]/g, (letter) => PLAIN[letter] ?? '')
    .replace(/[^a-z-]/g, '')

export type Crowd = { members: Member[]; add(institution: Institution): Who }

/** People as they come to be known, each with an address that nobody else has; names repeat only where they run out. */
export function crowdOf(seed: number): Crowd {
  const chance = dice(seed, 'people')
  const members: Member[] = []
  const names = new Set<string>()
  const addresses = new Map<string, number>()

  const freshName = (local: string, tries = 12): { first: string; last: string } => {
    const name = nameFrom(chance, local)
    return tries > 0 && names.has(`${name.first} ${name.last}`) ? freshName(local, tries - 1) : name
  }
  const addressOf = (first: string, last: string, domain: string) => {
    const local = `${mailName(first)}.${mailName(last)}`
    const count = (addresses.get(`${local}@${domain}`) ?? 0) + 1
    addresses.set(`${local}@${domain}`, count)
    return `${local}${count > 1 ? count : ''}@${domain}`
  }
  const add = ({ name: affiliation, domain, culture }: Institution) => {
    const { first, last } = freshName(culture)
    names.add(`${first} ${last}`)
    const email = addressOf(first, last, domain)
    return members.push({ name: `${first} ${last}`, email, affiliation, joins: null }) - 1
  }
  return { members, add }
}

/** The earliest reason to have an account is when it is made. */
export function joinBy(member: Member, moment: Moment): void {
  member.joins = member.joins === null ? moment : Math.min(member.joins, moment)
}
