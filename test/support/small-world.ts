// A world of one paper, to be drawn as a PDF with the fault that a test orders.
import type { drawPaper } from '../../server/world/pdf.ts'

export const people = [
  { name: 'Zoë Łukasiak', email: 'zoe@northfield.example', affiliation: 'Northfield Institute' },
  { name: 'Kenji Madeup', email: 'kenji@harbour.example', affiliation: 'Harbour Polytechnic' },
]
const instant = (text: string) => Temporal.Instant.from(text)

export const paper = {
  title: 'Counting Sheep with Bounded Memory: A Study of Sleepless Decoders',
  abstract: 'Decoders count sheep. We show that (bounded) memory suffices for eleven of them.',
  topics: ['Inference Efficiency', 'Memory'],
  authors: [0, 1],
  pages: 4,
  fault: null,
  startedAt: instant('2023-05-20T10:00:00Z'),
  saves: [{ at: instant('2023-05-21T10:00:00Z') }, { at: instant('2023-05-30T10:00:00Z') }],
  cameraReadyAt: instant('2023-07-01T10:00:00Z'),
}

type Fault = Parameters<typeof drawPaper>[0]['papers'][number]['fault']
export const smallWorld = (change: { pages?: number; fault?: Fault; title?: string } = {}) => ({
  people,
  papers: [{ ...paper, ...change }],
})
