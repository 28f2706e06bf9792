// The PDF of an invented paper, the same to the byte at every drawing, with the fault that its authors made.
import { seedOf } from '../core/chart-noise.ts'
import { dayInWords } from '../core/dates.ts'
import { printPaper } from './pdf-paper.ts'

type World = { people: { name: string; email: string; affiliation: string }[]; papers: Paper[] }
type Paper = {
  title: string
  abstract: string
  topics: string[]
  authors: number[]
  pages: number
  fault: 'names-on-page-1' | 'metadata' | 'too-long' | 'no-text-layer' | null
  startedAt: Temporal.Instant
  saves: { at: Temporal.Instant }[]
  cameraReadyAt: Temporal.Instant | null
}

const review = 'Preliminary work. Under review by the workshop. Do not distribute.'
const correspondence = 'Anonymous Institution, Anonymous City, Anonymous Region, Anonymous Country.'

/** `version` counts from 1: the PDF of that saving of the draft. */
export function drawPaper(world: World, paper: number, version: number): Promise<Uint8Array> {
  const { pages, fault, ...written } = paperOf(world, paper)
  const authors = bylineOf(world, written.authors)
  const madeAt = written.saves[version - 1]?.at ?? written.startedAt
  const day = dayInWords(madeAt, 'UTC')
  return printPaper({
    ...manuscriptOf(written, version),
    pages,
    byline: fault === 'names-on-page-1' ? authors : null,
    note: `${fault === 'names-on-page-1' ? '' : `1 ${correspondence} `}${review} Version ${version}, ${day}.`,
    lineNumbers: true,
    outlines: fault === 'no-text-layer',
    author: fault === 'metadata' ? authors.map(({ name }) => name).join(', ') : 'Anonymous Authors',
    xmp: fault === 'metadata',
    madeAt,
  })
}

/** The final version of an accepted paper, with its authors' names. */
export function drawFinalPaper(world: World, paper: number): Promise<Uint8Array> {
  const { pages, ...written } = paperOf(world, paper)
  const authors = bylineOf(world, written.authors)
  return printPaper({
    ...manuscriptOf(written, written.saves.length + 1),
    pages,
    byline: authors,
    note: 'Presented at the Workshop on Efficient Systems for Foundation Models, Honolulu, Hawaii, 2023. Copyright 2023 by the authors.',
    lineNumbers: false,
    outlines: false,
    author: authors.map(({ name }) => name).join(', '),
    xmp: true,
    madeAt: written.cameraReadyAt ?? written.startedAt,
  })
}

function paperOf({ papers }: World, place: number): Paper {
  const paper = papers[place]
  if (!paper) throw new Error(`The world has no paper ${place}.`)
  return paper
}

const bylineOf = ({ people }: World, authors: number[]) =>
  authors.flatMap((who) => {
    const person = people[who]
    return person ? [{ name: person.name, email: person.email, affiliation: person.affiliation }] : []
  })

const manuscriptOf = (
  { title, abstract, topics }: Pick<Paper, 'title' | 'abstract' | 'topics'>,
  version: number,
) => ({
  title,
  abstract,
  topics,
  own: {},
  version,
  seed: seedOf(title),
})
