// What is wrong with a template: fields that its audience must not read, that nobody knows, or that are missing.
import type { Problems } from '../core/form.ts'
import { fieldsIn, type Template } from '../core/letter-fields.ts'
import { fieldOf, type Kind } from '../mail/kind.ts'
import { mayMerge } from '../policy/letters.ts'
import { because } from '../policy/verdict.ts'

const written = (name: string) => `{{${name}}}`

/** How many letters one has to add, take out or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const change = (row[j] ?? 0) + (letter === b[j] ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

function nearest(name: string, known: string[]): string | null {
  const [best] = known
    .map((one) => ({ one, far: distance(name.toLowerCase(), one) }))
    .toSorted((a, b) => a.far - b.far)
  return best && best.far <= Math.max(2, name.length / 3) ? best.one : null
}

/** Why a field cannot stand in this letter; null where it can. */
function refusal(kind: Kind, name: string): string | null {
  if (kind.takes.has(name)) return null
  const field = fieldOf(name)
  const verdict = field && because(mayMerge(kind.audience, field))
  if (verdict) return `${written(name)} cannot stand here. ${verdict}`
  if (field) return `${written(name)} has no value in this letter.`
  const near = nearest(name, [...kind.takes.keys()])
  return `There is no field ${written(name)}.${near ? ` Did you mean ${written(near)}?` : ''}`
}

const FIELD = /\{\{[^{}]*\}\}/g

const open = (source: string) =>
  /\{\{|\}\}/.test(source.replace(FIELD, ''))
    ? ['A field is written like {{name}}; one here is not closed.']
    : []

const refusals = (kind: Kind, source: string) => fieldsIn(source).flatMap((name) => refusal(kind, name) ?? [])

const inSubject = (kind: Kind, source: string) =>
  fieldsIn(source).flatMap((name) =>
    kind.takes.has(name) && kind.takes.get(name) !== 'words'
      ? [`${written(name)} cannot stand in a subject.`]
      : [],
  )

/** A list inside a sentence would tear it apart. */
function crowded(kind: Kind, source: string): string[] {
  const alone = new Set(source.split(/\n\s*\n/).map((block) => block.trim()))
  return fieldsIn(source).flatMap((name) => {
    const isBlock = !['words', 'link', 'prose', undefined].includes(kind.takes.get(name))
    return isBlock && !alone.has(written(name)) ? [`${written(name)} needs a paragraph of its own.`] : []
  })
}

/** The address of a link is one field that is a link, or an address without any. */
const crooked = (kind: Kind, source: string) =>
  [...source.matchAll(/\]\(([^)]*)\)/g)].flatMap(([, target = '']) => {
    const [name = ''] = fieldsIn(target)
    const isWhole = target.trim().replace(FIELD, '') === '' && kind.takes.get(name) === 'link'
    return target.includes('{{') && !isWhole
      ? [`A link leads to one field that is a link, and ${target} is none.`]
      : []
  })

const missing = (kind: Kind, source: string) => {
  const named = fieldsIn(source)
  return kind.requires.flatMap((name) =>
    named.includes(name) ? [] : [`This letter is sent for ${written(name)}, so it cannot be left out.`],
  )
}

const told = (words: string[]) => [...new Set(words)].join(' ')

export function faultsOf(kind: Kind, { subject, body }: Template): Problems {
  const problems = {
    subject: told([...open(subject), ...refusals(kind, subject), ...inSubject(kind, subject)]),
    body: told([
      ...open(body),
      ...refusals(kind, body),
      ...crowded(kind, body),
      ...crooked(kind, body),
      ...missing(kind, body),
    ]),
  }
  return Object.fromEntries(Object.entries(problems).filter(([, words]) => words !== ''))
}
