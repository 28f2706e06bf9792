// Somebody posts: every form that they meet, and every address that takes one, with what fits and with what does not.
import type { Db } from '../../server/core/db.ts'
import { forOthers, NEVER_USED } from '../../server/security/places.ts'
import { addresses } from '../support/addresses.ts'
import { type Answer, Visitor } from '../support/visitor.ts'
import type { Chapter, Who, World } from './blind-world.ts'
import { faultsOf } from './canaries.ts'
import { allPlaces, crawl, textOf } from './crawl.ts'
import { type Fields, type Form, formsIn } from './forms.ts'
import { MANY, OF_CHAIRS } from './turns.ts'

/** The address without what stands for `:id`, `:token` and the like. */
export const shapeOf = (address: string) =>
  address
    .replace(/\?.*|#.*/, '')
    .replace(/^(\/mail\/templates\/)[^/]+/, '$1:')
    .replaceAll(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/:')
    .replaceAll(/\/(\d+|:\w+)(?=\/|$)/g, '/:')

const sortOf = ({ action, fields }: Form) =>
  [shapeOf(action), ...new Set(fields.map(([name]) => name.replaceAll(/\d+/g, 'n')))].join(' ')

const FEW = 3

/** One form of each sort that this person meets anywhere. */
export async function formsOf({ house, people }: World, who: Who): Promise<Form[]> {
  const isChair = who === 'chair' || who === 'connie'
  const all = (await allPlaces(house.db)).filter(({ address, bare }) => address === bare)
  const times = new Map<string, number>()
  const places = (isChair ? all : forOthers(all)).filter(({ bare, unused }) => {
    const count = (times.get(unused ?? bare) ?? 0) + 1
    times.set(unused ?? bare, count)
    return count <= FEW || /^.(papers|reviews)/.test(bare)
  })
  const turn = isChair
    ? undefined
    : { number: Object.keys(people).indexOf(who), shared: OF_CHAIRS, among: MANY }
  const pages = [...(await crawl(people[who], places, turn)).values()].filter((text) =>
    text.startsWith('200'),
  )
  return [...new Map(pages.flatMap(formsIn).map((form) => [sortOf(form), form])).values()]
}

const WILD = [
  '\u0000',
  'x'.repeat(5000),
  `'; drop table papers; --`,
  '<script>alert(1)</script>',
  '-1',
  '9'.repeat(30),
  '1e308',
  '%00%ff\uFFFF',
  '2023-13-45T99:99',
  '\u202E\r\nBcc: everybody@people.example',
]

const wildly = (fields: Fields, turn: number): Fields =>
  fields.flatMap(([name, value], place): Fields => {
    const wild = WILD[(turn + place) % WILD.length] ?? ''
    const shapes: Fields[] = [
      [[name, wild]],
      [[`${name}[a][b]`, wild]],
      [
        [`${name}[]`, wild],
        [`${name}[]`, value],
      ],
      [
        [`${name}[__proto__]`, value],
        ['__proto__', wild],
      ],
    ]
    return shapes[(turn + place) % (place % 2 ? 1 : shapes.length)] ?? []
  })

/** Another paper and another person than those that stand there. */
const aboutOthers = (fields: Fields, paper: string, person: string): Fields =>
  fields.map(([name, value]) => [
    name.replace(/^(bids|boards|decisions|papers)\[\d+\]/, `$1[${paper}]`),
    /^papers?(\[\])?$/.test(name) ? paper : /^(reviewer|person)(\[\])?$/.test(name) ? person : value,
  ])

/** What may come to the address of a form. The last two differ only in a paper that is hidden from many and one that never was. */
export function variantsOf({ papers: { A }, people }: World, { fields }: Form, turn: number) {
  const of = (paper: string) => aboutOthers(fields, paper, String(people.idle.id))
  const theirs = of(String(A))
  const some: [kind: string, sent: Fields][] = [
    ['meant', fields],
    ['empty', []],
    ['wild', wildly(fields, turn)],
  ]
  if (String(theirs) !== String(fields)) some.push(['theirs', theirs], ['nobodys', of(NEVER)])
  return some.map(([kind, sent]) => ({ kind, fields: sent }))
}

const NEVER = NEVER_USED.integer ?? ''

export const POSTS = addresses.filter(({ verb }) => verb === 'post').map(({ address }) => address)

/** A new browser with the same session, for what the answer does to it is undone as well. */
const anew = ({ base, email, id, cookie }: Visitor) =>
  new Visitor(base, email, id, cookie.replace(/^.*rostrum=([^;]*).*$/, '$1'))

type Posting = { who: Who; chapter: Chapter; address: string; fields: Fields }
type Told = { answer: Answer; text: string; faults: string[] }

/** What came, and what stands on the page to which it leads; what it has done is undone. */
export async function post(world: World, { who, chapter, address, fields }: Posting): Promise<Told> {
  const { db } = world.house
  const visitor = anew(world.people[who])
  await db.raw('savepoint before_posting')
  const answer = await visitor.send(address, Buffer.from(String(new URLSearchParams(fields))), FORM)
  const text = textOf(answer)
  const found = new Map([[`POST ${address}`, text]])
  const next = answer.location?.startsWith('/') ? await visitor.get(answer.location) : null
  if (next) found.set(`POST ${address} and ${answer.location}`, textOf(next))
  await leave(db, answer.status)
  const failed = [answer, next].some((one) => one && one.status >= 500)
  const faults = failed ? [`${who} breaks ${address} by ${JSON.stringify(fields).slice(0, 300)}`] : []
  const leaks = faultsOf(chapter, who, found).filter((fault) => fault.includes(' at '))
  return { answer, text, faults: [...faults, ...leaks] }
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }

/** A refusal should have left nothing behind, so it is not undone: a fingerprint at the end finds out. */
const leave = (db: Db, status: number) =>
  db.raw(`${status === 403 || status === 404 ? 'release' : 'rollback to'} savepoint before_posting`)
