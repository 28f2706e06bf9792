// The lines of a file of reviews that are the file's own: how they are spelled, known again, and told from what a reviewer writes.

/** Of the format. A file of another one is not guessed at. */
export const FORMAT = 1

export type Marker =
  | { kind: 'begin'; format: number }
  | { kind: 'paper'; paper: number; review: string; version: number }
  | { kind: 'answer'; name: string }
  | { kind: 'end of answer' }
  | { kind: 'end of paper'; paper: number }
  | { kind: 'end' }

const line = (words: string) => `<!-- rostrum ${words} -->`

export function spelled(marker: Marker): string {
  if (marker.kind === 'begin') return line(`reviews ${marker.format}`)
  if (marker.kind === 'paper')
    return line(`paper ${marker.paper} review ${marker.review} version ${marker.version}`)
  if (marker.kind === 'answer') return line(`answer ${marker.name}`)
  if (marker.kind === 'end of paper') return line(`end of paper ${marker.paper}`)
  return line(marker.kind === 'end' ? 'end of reviews' : marker.kind)
}

type Parts = Record<string, string>
const SPELLINGS: [RegExp, (parts: Parts) => Marker][] = [
  [/reviews (?<format>\d{1,4})/, ({ format }) => ({ kind: 'begin', format: Number(format) })],
  [
    /paper (?<paper>[1-9]\d{0,8}) review (?<review>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) version (?<version>[1-9]\d{0,8})/,
    ({ paper, review = '', version }) => ({
      kind: 'paper',
      paper: Number(paper),
      review,
      version: Number(version),
    }),
  ],
  [/answer (?<name>[a-z]\w{0,63})/, ({ name = '' }) => ({ kind: 'answer', name })],
  [/end of answer/, () => ({ kind: 'end of answer' })],
  [/end of paper (?<paper>[1-9]\d{0,8})/, ({ paper }) => ({ kind: 'end of paper', paper: Number(paper) })],
  [/end of reviews/, () => ({ kind: 'end' })],
]
const EXACT = SPELLINGS.map(
  ([words, marker]) => [new RegExp(`^<!-- rostrum ${words.source} -->$`), marker] as const,
)

const LOOKS = /^(\s*)(\\*)(<!--\s*rostrum\b)/i

/** null: an ordinary line. `changed`: it looks like a line of the file's own, and is none. Blanks after it do not count. */
export function markerIn(text: string): Marker | 'changed' | null {
  if (LOOKS.exec(text)?.[2] !== '') return null
  for (const [exact, marker] of EXACT) {
    const found = exact.exec(text.trimEnd())
    if (found) return marker({ ...found.groups })
  }
  return 'changed'
}

/** A reviewer's own line that would be taken for one of the file gets a backslash, which Markdown does not show either. */
export const guarded = (text: string) => text.replace(LOOKS, '$1\\$2$3')
export const unguarded = (text: string) => text.replace(/^(\s*)\\(\\*<!--\s*rostrum\b)/i, '$1$2')
