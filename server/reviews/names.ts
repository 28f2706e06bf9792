// Finds names and addresses in a text that its readers must not connect with a reviewer.

/** Lower case, no accents, one blank between words, so that "JOSÉ  Invented" is found in "Jose Invented". */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.+-]+/gu, ' ')

const withoutDots = (text: string) =>
  ` ${plain(text)
    .replaceAll(/[.@+-]+/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()} `

const EMAIL = /[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+/g

/** A name of one word is often a word like any other; only its owner's counts. */
const isTelling = (name: string) => name.trim().includes(' ')

/**
 * The writer's own name, full names of people known here, and any email address. All names with an account count, not
 * only the reviewers of the paper: otherwise the answer would tell who they are.
 */
export function namesIn(text: string, writer: string, people: string[]): string[] {
  const words = withoutDots(text)
  const names = [writer, ...people.filter(isTelling)].filter((name) => withoutDots(name).trim() !== '')
  const named = names.filter((name) => words.includes(withoutDots(name)))
  return [...new Set([...named, ...(text.match(EMAIL) ?? [])])]
}

const WARNING = 'Your text names'

export const namesWarning = (names: string[]) =>
  `${WARNING} ${names.join(', ')}. Reviews are anonymous: take this out, or say below that it is meant to stand there.`

export const isNamesWarning = (problem: string | undefined) => problem?.startsWith(WARNING) ?? false
