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

/** The pattern of `like` for it. There, marks count. */
export const containing = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`
