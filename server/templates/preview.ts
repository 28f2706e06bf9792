// A letter as it would be, from what is typed: for somebody who got one of its kind, or for nobody real.
import type { Reading } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import type { Template, Values } from '../core/letter-fields.ts'
import { compose } from '../core/letter-text.ts'
import { common, SECRET } from '../core/outbox.ts'
import { fieldOf, type Kind } from '../mail/kind.ts'
import { cut, HIDDEN } from '../mail/parts.ts'
import { findLetter, lettersOfKind } from '../mail/queries.ts'
import { faultsOf } from './faults.ts'

const MOST = 20

/** Letters of this kind that this chair may read: their recipients are those that a preview can be for. */
export async function recipientsOf(r: Reading, kind: Kind) {
  const letters = await lettersOfKind(r, kind.view, MOST)
  return letters
    .filter((letter) => cut(r, letter) !== null)
    .map(({ id, to_name, subject }) => ({ id, label: `${to_name}: ${subject}` }))
}

const samples = ({ takes }: Kind): Values =>
  Object.fromEntries([...takes.keys()].map((name) => [name, fieldOf(name)?.sample ?? null]))

/** What that letter told, less what this chair may not know. */
async function valuesFor(r: Reading, kind: Kind, recipient: string | null): Promise<Values> {
  if (recipient === null) return samples(kind)
  const letter = await findLetter(r, recipient)
  const values = letter.view === kind.view ? cut(r, letter) : null
  if (!values) throw new NotFound()
  return values
}

export async function drawn(r: Reading, kind: Kind, typed: Template, recipient: string | null) {
  const values = { ...(await valuesFor(r, kind, recipient)), ...common(r.workshop) }
  const link = (path: string) => r.siteUrl + path
  const { subject, text, html } = compose(typed, { takes: kind.takes, requires: kind.requires, values, link })
  const masked = (words: string) => words.replaceAll(SECRET, HIDDEN)
  return {
    subject: `[${r.workshop.short_name}] ${masked(subject)}`,
    text: masked(text),
    body: masked(html),
    faults: Object.values(faultsOf(kind, typed)),
  }
}
