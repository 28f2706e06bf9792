// A kind of letter: its house text, the audience, the merge fields that it takes, and those that it cannot do without.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Takes, Template, Value } from '../core/letter-fields.ts'
import type { Letter, LetterKind } from '../core/outbox.ts'
import { type Audience, mayMerge } from '../policy/letters.ts'
import { MERGE_FIELDS, type MergeField, type MergeFieldName } from '../policy/merge-fields.ts'
import { yes } from '../policy/verdict.ts'

const views = new URL('../../views', import.meta.url).pathname

/** "decisions/mail/talk" is "Decisions, talk" to a chair. */
export function titleOf(view: string): string {
  const [noun = '', letter = ''] = view.split('/mail/')
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}, ${letter.replaceAll('-', ' ')}`
}

/** Every letter may speak of the workshop. */
const EVERYWHERE: MergeFieldName[] = ['workshop.name', 'workshop.short', 'workshop.host', 'workshop.contact']

export type Kind<F extends string = string> = LetterKind & {
  /** As in its address: `papers-receipt`. */
  name: string
  audience: Audience
  fields: readonly F[]
  advises: readonly F[]
}

const all: Record<string, MergeField> = MERGE_FIELDS
export const fieldOf = (name: string): MergeField | undefined =>
  Object.hasOwn(all, name) ? all[name] : undefined

/** What the audience must not learn is not taken, whatever the kind asks for. */
const takenBy = (audience: Audience, fields: readonly MergeFieldName[]): Takes =>
  new Map(
    [...EVERYWHERE, ...fields]
      .filter((name) => yes(mayMerge(audience, MERGE_FIELDS[name])))
      .map((name) => [name, MERGE_FIELDS[name].kind]),
  )

/** `Subject: …`, `Reason: …`, an empty line, the body. */
function houseText(view: string): Template & { reason: string } {
  const source = readFileSync(join(views, `${view}.md`), 'utf8')
  const [head = '', ...body] = source.split('\n\n')
  const said = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? ''
  return { subject: said('Subject'), reason: said('Reason'), body: body.join('\n\n').trim() }
}

/**
 * `requires`: what the letter is sent for, and a template cannot leave out. `advises`: what it ought to say, though a
 * template that was changed before the letter could say it still counts.
 */
export function letterKind<F extends MergeFieldName>(
  view: string,
  audience: Audience,
  fields: readonly F[],
  requires: readonly NoInfer<F>[] = [],
  advises: readonly NoInfer<F>[] = [],
): Kind<F> {
  const { reason, ...house } = houseText(view)
  const name = view.replace('/mail/', '-')
  return { view, name, audience, fields, requires, advises, house, reason, takes: takenBy(audience, fields) }
}

type Writing<F extends string> = Omit<Letter, 'kind' | 'values'> & { values: Record<F, Value> }

export const PAPER = ['paper', 'paper.title', 'paper.id'] as const

/** The values of those three. */
export const named = ({ id, title }: { id: number; title: string }) => ({
  paper: { id, title },
  'paper.title': title,
  'paper.id': id,
})

/** A letter with a value for every field of its kind. */
export const letter = <F extends string>(kind: Kind<F>, { values, ...more }: Writing<F>): Letter => ({
  ...more,
  kind,
  values,
})
