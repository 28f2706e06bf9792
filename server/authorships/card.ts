// What an author is asked to confirm: every name in its order, and the own line. Whoever confirmed it has confirmed exactly this.
import type { Authorship } from '../core/tables-authorships.ts'

type Line = Pick<Authorship, 'position' | 'name' | 'affiliation'>
type Asked = Line & Pick<Authorship, 'email' | 'asked_as' | 'confirmed_as'>

export const cardOf = (lines: Line[], own: Line): string =>
  [
    ...lines.map(({ position, name }) => `${position}. ${name}`),
    '',
    `${own.position}. ${own.name}`,
    own.affiliation,
  ].join('\n')

/** `changed`: confirmed once, and the list is another one now. */
export type Standing = 'confirmed' | 'changed' | 'asked' | 'unasked'

export function standingOf(lines: Line[], own: Asked): Standing {
  if (own.confirmed_as === cardOf(lines, own)) return 'confirmed'
  if (own.confirmed_as !== null) return 'changed'
  return own.asked_as === null ? 'unasked' : 'asked'
}

/** Nobody is asked twice about the same. */
export function needsAsking(lines: Line[], own: Asked): boolean {
  const card = cardOf(lines, own)
  return own.email !== '' && own.confirmed_as !== card && own.asked_as !== card
}
