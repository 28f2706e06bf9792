// The PDF of an invented paper, the same to the byte at every drawing, with the fault that its authors made.
import { dayInWords } from '../../core/dates.ts'
import { seedOf } from '../../core/random.ts'
import { subjectOf } from '../subjects.ts'
import type { InventedPaper, World } from '../types.ts'
import { printPaper } from './paper.ts'

const review = 'Preliminary work. Under review by the workshop. Do not distribute.'
const correspondence = 'Anonymous Institution, Anonymous City, Anonymous Region, Anonymous Country.'

/** `version` counts from 1: the PDF of that saving of the draft. */
export function drawPaper(world: World, paper: number, version: number): Promise<Uint8Array> {
  const written = paperOf(world, paper)
  const { pages, fault } = written
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
  const written = paperOf(world, paper)
  const authors = bylineOf(world, written.authors)
  return printPaper({
    ...manuscriptOf(written, written.saves.length + 1),
    pages: written.pages,
    byline: authors,
    note: 'Presented at the Workshop on Efficient Systems for Foundation Models, Honolulu, Hawaii, 2023. Copyright 2023 by the authors.',
    lineNumbers: false,
    outlines: false,
    author: authors.map(({ name }) => name).join(', '),
    xmp: true,
    madeAt: written.cameraReadyAt ?? written.startedAt,
  })
}

function paperOf({ papers }: World, place: number): InventedPaper {
  const paper = papers[place]
  if (!paper) throw new Error(`The world has no paper ${place}.`)
  return paper
}

const bylineOf = ({ people }: World, authors: number[]) =>
  authors.flatMap((who) => {
    const person = people[who]
    return person ? [{ name: person.name, email: person.email, affiliation: person.affiliation }] : []
  })

function manuscriptOf(paper: InventedPaper, version: number) {
  const { introduction, related, method, experiments } = subjectOf(paper).sections
  const { title, abstract, topics } = paper
  const own = {
    Introduction: introduction,
    'Background and Related Work': related,
    Method: method,
    Experiments: experiments,
  }
  return { title, abstract, topics, own, version, seed: seedOf(title) }
}
