// What a person searches for: in texts at hand, and in SQL.

/** Without case, and without marks on letters. */
export const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Only its letters and digits, plain, with one space between words. */
export const wordsIn = (text: string) =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether one of the texts holds it; "jose" is found in "José". */
export function isFoundIn(texts: string[], q: string): boolean {
  const wanted = plain(q)
  return texts.some((text) => plain(text).includes(wanted))
}

/** Whether every word that is looked for begins one of theirs; "rev" is found in "All reviews", and "view" is not. */
export function areBegunIn(texts: string[], q: string): boolean {
  const held = ` ${wordsIn(texts.join(' '))}`
  const sought = wordsIn(q)
  return sought !== '' && sought.split(' ').every((word) => held.includes(` ${word}`))
}

/** A column in SQL as `plain` leaves a text. */
export const plainly = (column: string) =>
  `lower(regexp_replace(normalize(${column}, NFKD), '[\\u0300-\\u036f]', '', 'g'))`

/** The pattern of `like` for it; marks count, unless the column is read plainly and the text is plain. */
export const containing = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`
