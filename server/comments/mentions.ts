// Who is named with an @ in a message: reviewers by their number, or the chairs. No other name exists here.

export const CHAIRS = '@chairs'
export const mentionOf = (number: number) => `@Reviewer ${number}`

/** Wherever one stands in a text, to be set apart where the text is shown. */
export const MENTION = /@chairs?\b|@reviewer\s*\d+/gi

/** `number`: null for a chair. */
export function mentions(text: string, number: number | null): boolean {
  if (number === null) return /@chairs?\b/i.test(text)
  return [...text.matchAll(/@reviewer\s*(\d+)/gi)].some(([, said]) => Number(said) === number)
}
