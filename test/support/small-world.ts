// A world of one paper, to be drawn as a PDF with the fault that a test orders.
import { inventWorld } from '../../server/world/invent.ts'
import type { InventedPaper, World } from '../../server/world/types.ts'

export const people = [
  { name: 'Zoë Łukasiak', email: 'zoe@northfield.example', affiliation: 'Northfield Institute', joins: null },
  { name: 'Kenji Madeup', email: 'kenji@harbour.example', affiliation: 'Harbour Polytechnic', joins: null },
]
const instant = (text: string) => Temporal.Instant.from(text)

const world = inventWorld({ seed: 1, papers: 6, reviewers: 4 })
const [any] = world.papers
if (!any) throw new Error('The invented world has no papers.')

export const paper: InventedPaper = {
  ...any,
  title: 'Counting Sheep with Bounded Memory: A Study of Sleepless Decoders',
  abstract: 'Decoders count sheep. We show that (bounded) memory suffices for eleven of them.',
  topics: ['Inference Efficiency', 'Memory'],
  authors: [0, 1],
  pages: 4,
  fault: null,
  startedAt: instant('2023-05-20T10:00:00Z'),
  saves: [
    { at: instant('2023-05-21T10:00:00Z'), pdf: true },
    { at: instant('2023-05-30T10:00:00Z'), pdf: true },
  ],
  cameraReadyAt: instant('2023-07-01T10:00:00Z'),
}

export const smallWorld = (change: Partial<InventedPaper> = {}): World => ({
  ...world,
  people,
  papers: [{ ...paper, ...change }],
})
