// A letter about a selection of reviews: to whom it would go, who is left out and why, and one of them as it will be read.
import type { Reading } from '../context.ts'
import { type Fault, type Typed, typedIn } from '../core/form.ts'
import { previewed } from '../core/outbox.ts'
import { maySeeQuality } from '../policy/quality.ts'
import { must } from '../policy/verdict.ts'
import { AUDIENCES, type Audience, type Circular, readCircular, type Wish } from './form.ts'
import { circularTo, REMINDER } from './letters.ts'
import { type Gathering, gathered, sealOf, selectedReviews } from './recipients.ts'

const WHO: Record<Audience, string> = {
  writers: 'Reviewers of these reviews',
  missing: 'Reviewers whose review is missing',
  sent: 'Reviewers who have sent theirs',
  authors: 'Authors of these papers',
}

export type CircularPage = {
  reviews: number
  gone: number
  audiences: { key: Audience; label: string; people: number; chosen: boolean }[]
  names: string[]
  leftOut: Gathering['leftOut']
  /** What the form carries along. */
  kept: [name: string, value: string][]
  typed: { subject: string; words: string }
  /** There once both are written and somebody would get it. */
  example: { to: string; subject: string; text: string; body: string; seen: string } | null
  entry: Fault | null
}

async function exampleOf(r: Reading, gathering: Gathering, audience: Audience, said: Circular) {
  const [first] = gathering.recipients
  if (!first) return null
  const letter = circularTo(first, audience, said, '')
  return { to: first.person.name, ...(await previewed(r, letter)), seen: sealOf(gathering, said) }
}

/** What was typed; a reminder has words to begin with. */
function typedOr(fields: Typed, audience: Audience): CircularPage['typed'] {
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '')
  const typed = { subject: text('subject'), words: text('words') }
  return audience === 'missing' && !typed.subject && !typed.words ? REMINDER : typed
}

export async function circularPage(
  r: Reading,
  wish: Wish,
  fields: unknown = {},
  entry: Fault | null = null,
): Promise<CircularPage> {
  must(maySeeQuality(r.viewer))
  const selection = await selectedReviews(r, wish)
  const gathering = gathered(selection, wish.to)
  const typed = typedOr(typedIn(fields), wish.to)
  const said = readCircular(typed)
  return {
    reviews: selection.rows.length,
    gone: selection.gone,
    audiences: AUDIENCES.map((key) => ({
      ...{ key, label: WHO[key], chosen: key === wish.to },
      people: gathered(selection, key).recipients.length,
    })),
    names: gathering.recipients.map(({ person }) => person.name),
    leftOut: gathering.leftOut,
    kept: wish.reviews
      ? [['reviews', wish.reviews.join(',')]]
      : [
          ['q', wish.q],
          ['show', wish.show],
        ],
    typed,
    example: said.ok ? await exampleOf(r, gathering, wish.to, said.value) : null,
    entry,
  }
}
