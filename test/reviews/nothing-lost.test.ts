// Two open forms of one review type, cut, save and submit in any order; requests get lost, come twice or late, the server fails: no word is lost.
import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { type Random, seeded } from '../assignments/instances.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { paperInReview, WHOLE } from './paper-in-review.ts'

/** All of them take a minute. */
const INTERLEAVINGS = process.env.TEST_LONG ? 500 : 40
const STEPS = 5
const JSON_PLEASE = { accept: 'application/json' }
const TABS = ['0b7c2a7e-6f1a-4d7e-9a51-3f2f6e1d2c3b', '6a1f0c64-8a43-4a1f-8f53-0f0e8c0d9b77']
const WAYS = ['save', 'save', 'save', 'press', 'submit', 'cut'] as const
const FAULTS = ['none', 'none', 'none', 'never sent', 'answer lost', 'sent twice', 'late', 'fails'] as const
const KEY = 'rostrum_test.fails'

type World = {
  house: TestHouse
  rita: Visitor
  review: string
  id: string
  chance: Random
  acked: Set<string>
}
type Client = { tab: string | undefined; turn: number; version: number; text: string }
type Sent = { path: string; fields: Record<string, unknown>; asJson: boolean }

const one = <T>(chance: Random, among: readonly T[]): T => {
  const found = among[Math.floor(chance() * among.length)]
  if (found === undefined) throw new Error('There is nothing to choose from')
  return found
}
const wordsIn = (text: string) => text.match(/w\d+/g) ?? []
let counted = 0
const phrase = () => Array.from({ length: 4 }, () => `w${++counted}`).join(' ')

const rowOf = ({ house, id }: World) => house.db('reviews').where({ id }).first()
const standing = async (world: World) => {
  const { text, pending, version } = await rowOf(world)
  return { text: String(pending?.text ?? text), version: Number(version) }
}

/** What would make every write fail half way, inside the server. */
async function breakable(house: TestHouse): Promise<void> {
  await house.db.raw(`
    create function fail_when_told() returns trigger language plpgsql as $$ begin
      if current_setting('${KEY}', true) = 'on' then raise exception 'the disk is full'; end if;
      return new;
    end $$;
    create trigger fails before insert on review_versions for each row execute function fail_when_told()`)
}
const breaking = (house: TestHouse, on: 'on' | 'off') => house.db.raw(`set local ${KEY} = '${on}'`)

const post = ({ rita }: World, { path, fields, asJson }: Sent) =>
  rita.post(path, { as: rita.id, ...fields }, asJson ? JSON_PLEASE : {})

/** The answer as the client hears it; null where it hears none. */
async function delivered(world: World, sent: Sent, late: Sent[]) {
  const fault = one(world.chance, FAULTS)
  if (fault === 'never sent') return null
  if (fault === 'late') {
    late.push(sent)
    return null
  }
  if (fault === 'fails') await breaking(world.house, 'on')
  if (fault === 'sent twice') await post(world, sent)
  const answer = await post(world, sent)
  if (fault === 'fails') await breaking(world.house, 'off')
  return fault === 'answer lost' ? null : answer
}

/** The person sees both versions and goes on with all of it. */
async function merge(world: World, client: Client, page: string): Promise<void> {
  const { text, version } = await standing(world)
  for (const word of [...wordsIn(client.text), ...wordsIn(text)]) ok(page.includes(word), `${word} is shown`)
  Object.assign(client, { text: `${text} ${client.text}`, version })
}

async function send(world: World, client: Client, way: 'save' | 'press' | 'submit', late: Sent[] | null) {
  const { review, acked } = world
  const { text, version, tab, turn } = client
  const asJson = way === 'save' && tab !== undefined
  const rest = way === 'submit' ? WHOLE : {}
  const path = way === 'submit' ? `${review}/submission` : review
  const sent = { path, asJson, fields: { ...rest, text, version, ...(tab ? { tab, turn } : {}) } }
  const answer = late ? await delivered(world, sent, late) : await post(world, sent)
  if (!answer) return
  if (answer.status === 200 || answer.status === 303) {
    for (const word of wordsIn(text)) acked.add(word)
    client.version = (await standing(world)).version
  } else if (answer.status === 409 && asJson) {
    const compared = await post(world, { ...sent, asJson: false })
    if (compared.status === 409) await merge(world, client, compared.text)
  } else if (answer.status === 409) await merge(world, client, answer.text)
  else if (!asJson)
    for (const word of wordsIn(text)) ok(answer.text.includes(word), `${answer.status}: ${word}`)
}

async function interleaving(world: World): Promise<void> {
  const { chance } = world
  const clients: Client[] = TABS.map((tab) => {
    return { tab: chance() < 0.7 ? tab : undefined, turn: 0, version: 1, text: '' }
  })
  const late: Sent[] = []
  for (let step = 0; step < STEPS; step++) {
    const client = one(chance, clients)
    const way = one(chance, WAYS)
    client.turn++
    client.text = way === 'cut' ? phrase() : `${client.text} ${phrase()}`.trim()
    if (way !== 'cut') await send(world, client, way, late)
    const again = chance() < 0.5 ? late.shift() : undefined
    if (again) await post(world, again)
  }
  for (const sent of late) await post(world, sent)
  for (const client of clients) {
    const isTaken = () => wordsIn(client.text).every((word) => world.acked.has(word))
    for (let tries = 0; tries < 3 && !isTaken(); tries++) await send(world, client, 'press', null)
    ok(isTaken(), `never taken: ${client.text}`)
  }
}

async function everything({ house, id }: World): Promise<Set<string>> {
  const rows = await house.db('review_versions').where({ review_id: id }).pluck('fields')
  return new Set(wordsIn(JSON.stringify([await house.db('reviews').where({ id }).first(), rows])))
}

const NEW = {
  text: '',
  saved_at: null,
  submitted_at: null,
  pending: null,
  version: 1,
  saved_from: null,
  saved_turn: null,
}

test(`no word is lost in ${INTERLEAVINGS} interleavings of two forms`, () =>
  inHouse(async (house) => {
    const { rita, review, id } = await paperInReview(house)
    await breakable(house)
    for (let seed = 1; seed <= INTERLEAVINGS; seed++) {
      const world = { house, rita, review, id, chance: seeded(seed), acked: new Set<string>() }
      await house.db('review_versions').where({ review_id: id }).delete()
      await house.db('reviews').where({ id }).update(NEW)
      await interleaving(world)
      const found = await everything(world)
      const lost = [...world.acked].filter((word) => !found.has(word))
      equal(lost.join(' '), '', `seed ${seed}`)
    }
  }))
