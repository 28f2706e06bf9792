// Labels for the boards of the posters, to be printed: number, title, authors, and the way to the paper's page.
import type { Reading } from '../context.ts'
import type { Fault } from '../core/form.ts'
import { type Qr, qrPath } from '../core/qr.ts'
import { counted } from '../core/words.ts'
import { to } from '../paths.ts'
import { mayPlan } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { ALL, SIZES, type Size, type Span, type Wish } from './form.ts'
import { draftedWall, type Poster, publishedWall, type Wall } from './posters.ts'

/** Of a title: the longer it is, the smaller it is set. */
type Length = 'short' | 'long' | 'longer'
type Label = { board: number; title: string; length: Length; authors: string; address: string; qr: Qr }
export type LabelsPage = {
  labels: Label[]
  amount: string
  wish: Pick<Wish, 'from' | 'size'> & { boards: string }
  sizes: { value: Size; label: string }[]
  edition: number | null
  remarks: string[]
  entry: Fault | null
}

/** How many fit on a page of A4 or Letter; how many letters of names fit under a short, a long and a longer title. */
const LOOKS: Record<Size, { each: number; names: Record<Length, number> }> = {
  two: { each: 2, names: { short: 240, long: 150, longer: 90 } },
  four: { each: 4, names: { short: 170, long: 100, longer: 80 } },
  eight: { each: 8, names: { short: 110, long: 80, longer: 60 } },
}
const lengthOf = (title: string): Length =>
  title.length > 150 ? 'longer' : title.length > 70 ? 'long' : 'short'

/** As many as fit, and how many more there are. */
export function namesWithin(names: string[], letters: number): string {
  let shown = names.length
  while (shown > 1 && names.slice(0, shown).join(', ').length > letters) shown -= 1
  const first = names.slice(0, shown).join(', ')
  return shown < names.length ? `${first} and ${counted(names.length - shown, 'other')}` : first
}

function labelOf(siteUrl: string, { board, id, title, authors }: Poster, size: Size): Label {
  const [url, length] = [siteUrl + to.paper({ id }), lengthOf(title)]
  return {
    ...{ board, title, length },
    authors: namesWithin(authors, LOOKS[size].names[length]),
    address: url.replace(/^https?:\/\//, ''),
    qr: qrPath(url, 'M'),
  }
}

const isAmong = (boards: Span[], board: number) =>
  boards.length === 0 || boards.some(({ first, last }) => first <= board && board <= last)
const inWords = ({ first, last }: Span) => (first === last ? `${first}` : `${first}-${last}`)

function remarksOn({ posters, hidden }: Omit<Wall, 'edition'>, boards: Span[]): string[] {
  const known = [...hidden, ...posters.map(({ board }) => board)]
  const empty = boards.filter((span) => !known.some((board) => isAmong([span], board)))
  const unseen = hidden.filter((board) => isAmong(boards, board))
  const early = posters.filter(({ board, isPublic }) => !isPublic && isAmong(boards, board)).length
  const remarks = [
    empty.length > 0 && `Without a poster: ${empty.map(inWords).join(', ')}.`,
    unseen.length > 0 &&
      `Left out, for their papers are hidden from you: ${unseen.join(', ')}. Another chair can print them.`,
    early > 0 &&
      `${counted(early, 'paper is', 'papers are')} not public yet. Their codes lead to nothing until the letters of decisions are sent.`,
  ]
  return remarks.filter((one) => one !== false)
}

export async function labelsPage(
  r: Reading,
  { from, size, boards }: Wish = ALL,
  entry: Fault | null = null,
): Promise<LabelsPage> {
  must(mayPlan(r.viewer))
  const { edition, ...open } = await publishedWall(r)
  const wall = from === 'published' ? open : await draftedWall(r)
  const wished = wall.posters.filter(({ board }) => isAmong(boards, board))
  const pages = Math.ceil(wished.length / LOOKS[size].each)
  return {
    labels: entry ? [] : wished.map((poster) => labelOf(r.siteUrl, poster, size)),
    amount: `${counted(wished.length, 'label')} on ${counted(pages, 'page')}`,
    wish: { from, size, boards: boards.map(inWords).join(', ') },
    sizes: SIZES.map((value) => ({ value, label: `${LOOKS[value].each} on a page` })),
    edition,
    remarks: entry ? [] : remarksOn(wall, boards),
    entry,
  }
}
