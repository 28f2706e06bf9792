// Finds names, addresses, affiliations and home pages in a text that its readers must not connect with a reviewer.
import type { Reading } from '../context.ts'
import type { Fault, Objections } from '../core/form.ts'
import { wordsIn } from '../core/search.ts'
import { everybody } from './queries.ts'

export type Known = { name: string; affiliation: string }

/** A space at both ends, so that whole words are found: "JOSÉ  Invented" in "by Jose Invented". */
const words = (text: string) => ` ${wordsIn(text)} `

const EMAIL = /[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+/g
const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"')\]]{1,300}/gi
/** What is somebody's own wherever it stands: a home directory, a page among the staff, an identifier of a person. */
const PERSONAL =
  /\/~|\/(people|staff|faculty|members|team|users?|in)\/[^/]|orcid\.org\/\d|scholar\.google\.[^?]*\?.*user=/i

/** A word alone is often a word like any other; only its owner's counts. */
const isTelling = (name: string) => /\p{L}.* \p{L}/u.test(name.trim())

/** "Dept. of Machines, Invented University" also stands as "Invented University". */
const partsOf = ({ affiliation }: Known) => [
  ...new Set([affiliation, ...affiliation.split(/[,;/|]/)].map((part) => part.trim())),
]

/** How a name may be written in a link: `rita-reviewer`, `reviewer.rita` and `ritareviewer` alike. */
function waysToWrite(name: string): string[] {
  const parts = words(name).trim().split(' ')
  const [first, last] = [parts[0], parts.at(-1)]
  return parts.length < 2
    ? []
    : [`${first} ${last}`, `${last} ${first}`, `${first}${last}`, `${last}${first}`]
}

function homesIn(text: string, names: string[]): string[] {
  const links: string[] = text.match(LINK) ?? []
  const owners = new Set(links.length > 0 ? names.flatMap(waysToWrite) : [])
  return links.filter((link) => {
    const said = words(link).trim().split(' ')
    return (
      PERSONAL.test(link) || said.some((word, i) => owners.has(word) || owners.has(`${word} ${said[i + 1]}`))
    )
  })
}

/**
 * What names the writer or somebody known here, any email address, and pages that belong to a person. All people with
 * an account count, not only the reviewers of the paper: otherwise the answer would tell who they are.
 */
export function namesIn(text: string, writer: Known, people: Known[]): string[] {
  const said = words(text)
  const stands = (name: string) => words(name).trim() !== '' && said.includes(words(name))
  const names = [writer.name, ...people.map(({ name }) => name).filter(isTelling)]
  const places = [...partsOf(writer), ...new Set(people.flatMap(partsOf).filter(isTelling))]
  const addresses: string[] = text.match(EMAIL) ?? []
  return [...new Set([...[...names, ...places].filter(stands), ...addresses, ...homesIn(text, names)])]
}

/** The same for whoever writes now: asked before any text leaves for people who must not learn who wrote it. */
export async function namesSaid(r: Reading, text: string): Promise<string[]> {
  const people = await everybody(r)
  const writer = people.find(({ id }) => id === r.viewer.personId)
  return namesIn(text, writer ?? { name: r.viewer.name, affiliation: '' }, people)
}

/** Of the lines of a text, which says it first; that above all where it is broken over two. */
export const lineSaying = (text: string, name: string) => {
  const says = (line: string) => line.includes(name) || words(line).includes(words(name))
  return Math.max(0, text.split('\n').findIndex(says))
}

export const namesWarning = (names: string[], kind = 'Reviews') =>
  `Your text names ${names.join(', ')}. ${kind} are anonymous: take this out, or say below that it is meant to stand there.`

/** Of a form with one text. */
export const namesDoubted = (names: string[], kind: string): Objections =>
  names.length === 0
    ? { problems: {}, doubts: [] }
    : { problems: { text: namesWarning(names, kind) }, doubts: ['text'] }

/** Asked once is asked until the form is taken, so that the answer does not vanish with the next fault. */
export const asksAboutNames = (entry: Fault | null): boolean =>
  entry !== null && (entry.doubts.length > 0 || Boolean(entry.typed.names_are_fine))
