// The body of an invented paper: sections with the paper's own sentences among invented ones, figures, a table, references.
import { randomFrom } from '../../core/random.ts'
import { equation, figure, table } from './figures.ts'
import { text } from './flow.ts'
import { run } from './pen.ts'
import {
  between,
  captions,
  equations,
  filled,
  type Noise,
  oneOf,
  reference,
  sentences,
  shuffled,
} from './phrases.ts'
import { type Block, gap, heightOf, type Measure, runsOf, setText, together } from './setting.ts'

export type Manuscript = {
  title: string
  abstract: string
  /** Sentences of the paper's own, by the section in which they are said. */
  own: Partial<Record<Section, string[]>>
  topics: string[]
  /** Counted from 1; later ones say what has changed. */
  version: number
  seed: number
}

export const column: Measure = { width: text.column, size: 10, leading: text.leading }

/** How much of the body each section takes. */
const plan = [
  ['Introduction', 0.17],
  ['Background and Related Work', 0.15],
  ['Method', 0.19],
  ['Experiments', 0.13],
  ['Results', 0.17],
  ['Ablations', 0.1],
  ['Limitations', 0.05],
  ['Conclusion', 0.04],
] as const

type Section = (typeof plan)[number][0]

export function abstractOf({ abstract }: Manuscript): Block[] {
  const heading = setText([run('bold', 'Abstract')], { ...column, size: 12, leading: 15 }, 'centred')
  const narrow = { ...column, width: column.width - 24 }
  const lines = setText(runsOf(abstract), narrow).map(
    (line): Block => ({ ...line, draw: (pen, { x, y }) => line.draw(pen, { x: x + 12, y }) }),
  )
  return [...heading, gap(3), ...lines, gap(8)]
}

const headingOf = (title: string): Block =>
  together([gap(7), ...setText([run('bold', title)], { ...column, size: 12, leading: 14 }, 'left'), gap(4)], {
    sticks: true,
  })

/** `height` is how much the body should fill, in points of one column. */
export function bodyOf(paper: Manuscript, height: number): Block[] {
  return plan.flatMap(([section, share], index) => {
    const noise = randomFrom(paper.seed + index)
    const floats = floatsOf(paper, section, noise, height)
    const [opening = [], ...rest] = paragraphs(paper, section, noise, height * share - heightOf(floats) - 25)
    return [headingOf(`${index + 1}. ${section}`), ...opening, ...floats, ...rest.flat()]
  })
}

function floatsOf(paper: Manuscript, section: Section, noise: Noise, height: number): Block[] {
  const voice = { noise, topics: paper.topics }
  const kind = between(randomFrom(paper.seed), 0, 2)
  const drawn = (number: number) => {
    const caption = filled(captions[(kind + number) % captions.length] ?? '', voice)
    return figure({ number, kind: kind + number, caption, seed: paper.seed + number }, column)
  }
  if (section === 'Background and Related Work') return [drawn(1)]
  if (section === 'Experiments' && height > 3000) return [drawn(2)]
  if (section === 'Results') return [table(1, column, voice)]
  if (section === 'Ablations' && height > 5000) return [drawn(3)]
  return []
}

function paragraphs(paper: Manuscript, section: Section, noise: Noise, height: number) {
  const invented = sentences(section, { noise, topics: paper.topics })
  const formulas = section === 'Method' ? shuffled(noise, equations).slice(0, 2) : []
  const told = [...changesIn(paper, section, noise), ...(paper.own[section] ?? [])]
  const set: Block[][] = []
  do {
    const said = Array.from({ length: between(noise, 3, 6) }, (_, at) =>
      at % 2 === 0 ? (told.shift() ?? invented.next().value) : invented.next().value,
    )
    const lines = setText(runsOf(said.join(' ')), column, 'justified', set.length === 0 ? 0 : 11)
    const formula = formulas.shift()
    set.push([...lines, gap(2), ...(formula ? [equation(2 - formulas.length, formula, column)] : [])])
  } while (told.length > 0 || heightOf(set.flat()) + 3 * column.leading < height)
  return set
}

function changesIn({ version, topics }: Manuscript, section: Section, noise: Noise): string[] {
  if (version === 1 || section !== 'Introduction') return []
  const voice = { noise: randomFrom(version), topics }
  const change = oneOf(
    noise,
    [
      'we have repeated all runs on {data}',
      'we compare with {rival} as well',
      'we measure {measure} on {device} too',
    ],
    '',
  )
  return [`Since version ${version - 1} of this paper, ${lowered(filled(change, voice))}.`]
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

export function referencesOf({ topics, seed }: Manuscript, many: number): Block[] {
  const voice = { noise: randomFrom(seed + 97), topics }
  const entries = Array.from({ length: many }, () => reference(voice)).sort()
  const heading = setText([run('bold', 'References')], { ...column, size: 12, leading: 14 }, 'left')
  return [
    together([gap(7), ...heading, gap(4)], { sticks: true }),
    ...entries.flatMap((entry) => [
      together(setText(runsOf(entry), { ...column, size: 9, leading: 10.5 })),
      gap(4),
    ]),
  ]
}
