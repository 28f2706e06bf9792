// What a reviewer says of papers, one by one or many at once, and how the list is looked at.
import { z } from 'zod'
import { type Entry, fault, reader } from '../core/form.ts'
import { asking, pageField } from '../core/paging.ts'
import { CONFLICT_KINDS, type ConflictKind } from '../core/tables-conflicts.ts'
import { BID_LEVELS, type BidLevel } from '../core/tables-people.ts'
import { to } from '../paths.ts'

/** `none` takes back what was said. */
export type Word = BidLevel | 'conflict' | 'none'
export type SaidBid = { paper: number; word: Word; kind: ConflictKind }

const shape = reader(
  z.object({
    bids: z.record(z.string(), z.string()).default({}),
    kinds: z.record(z.string(), z.string()).default({}),
  }),
)

const WORDS: readonly string[] = [...BID_LEVELS, 'conflict', 'none']
const isWord = (word: string): word is Word => WORDS.includes(word)
const isKind = (kind: string | undefined): kind is ConflictKind => CONFLICT_KINDS.some((one) => one === kind)

const UNKNOWN = 'Choose one of the five answers.'

/** `bids[12]=eager&kinds[12]=advisor`. A conflict without a kind is one all the same. */
export function readBids(body: unknown): Entry<SaidBid[]> {
  const entry = shape(body)
  if (!entry.ok) return fault({ bids: UNKNOWN }, body)
  const { bids, kinds } = entry.value
  const said = Object.entries(bids).filter(([paper]) => /^[1-9]\d{0,8}$/.test(paper))
  const wrong = said.filter(([, word]) => !isWord(word))
  if (wrong.length > 0 || said.length === 0)
    return fault(Object.fromEntries(wrong.map(([paper]) => [`bids[${paper}]`, UNKNOWN])), body)
  return {
    ok: true,
    value: said.flatMap(([paper, word]) => {
      const kind = kinds[paper]
      return isWord(word) ? [{ paper: Number(paper), word, kind: isKind(kind) ? kind : 'other' }] : []
    }),
  }
}

const look = z.object({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(['unbid', 'mine', 'all']).catch('unbid'),
  topic: z.coerce.number().int().positive().nullable().catch(null),
  order: z.enum(['fit', 'title', 'topic', 'chance']).catch('fit'),
  page: z.coerce.number().int().min(1).max(9999).catch(1),
})
export type Look = z.infer<typeof look>
export const lookOf = (query: unknown): Look => look.parse(query ?? {})

export function addressOf(now: Look, change: Partial<Look> = {}): string {
  const { q, show, topic, order, page } = { ...now, ...change }
  const set: Record<string, string> = {
    q,
    show: show === 'unbid' ? '' : show,
    topic: topic === null ? '' : String(topic),
    order: order === 'fit' ? '' : order,
    page: pageField(page),
  }
  return asking(to.bids(), set)
}

const watching = z.object({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(['reviewers', 'papers']).catch('reviewers'),
  order: z.string().catch(''),
})
export type Watching = z.infer<typeof watching>
export const watchingOf = (query: unknown): Watching => watching.parse(query ?? {})
