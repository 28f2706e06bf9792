// How reviewers write the same points down: with headings, in lists, as prose, or without ceremony.
import type { Points } from './points.ts'
import type { Dice } from './seeded.ts'

type Style = (points: Points) => string[]

const list = (items: string[], mark = '-') => items.map((item) => `${mark} ${item}`).join('\n')
const numbered = (items: string[]) => items.map((item, place) => `${place + 1}. ${item}`).join('\n')
const prose = (items: string[]) => items.join(' ')

/** A part without content has no heading either. */
const under = (heading: string, body: string) => (body === '' ? [] : [`${heading}\n\n${body}`])

const headings: Style = ({ summary, praises, doubts, asks, details, verdict, standing }) => [
  ...under('### Summary', summary),
  ...under('### Strengths', list(praises)),
  ...under('### Weaknesses', list(doubts)),
  ...under('### Questions', list(asks)),
  ...under('### Minor', list(details)),
  ...under('### Recommendation', prose([verdict, ...standing])),
]

const essay: Style = ({ summary, praises, doubts, asks, details, verdict, standing }) => [
  summary,
  prose(praises),
  prose(doubts),
  prose([...asks, ...details]),
  prose([...standing, verdict]),
]

const bold: Style = ({ summary, praises, doubts, asks, details, verdict, standing }) => [
  `**Summary.** ${summary}`,
  `**For.** ${prose(praises)}`,
  `**Against.** ${prose(doubts)}`,
  `**Questions.** ${prose(asks)}`,
  ...(details.length > 0 ? [`**Details.** ${prose(details)}`] : []),
  `**Overall.** ${prose([verdict, ...standing])}`,
]

const blunt: Style = ({ summary, praises, doubts, asks, details, verdict, standing }) => [
  prose([verdict, ...standing]),
  summary,
  numbered([...doubts, ...asks]),
  prose(praises),
  prose(details),
]

const plusMinus: Style = ({ summary, praises, doubts, asks, details, verdict, standing }) => [
  summary,
  ['Pros:', '', list(praises, '*')].join('\n'),
  ['Cons:', '', list(doubts, '*')].join('\n'),
  prose(asks),
  ...under('Small things:', list(details, '*')),
  prose([...standing, verdict]),
]

const letter: Style = ({ summary, praises, doubts, asks, details, verdict, standing }) => [
  prose([summary, ...praises.slice(0, 1)]),
  prose([...standing, ...praises.slice(1)]),
  doubts.length > 2 ? 'What keeps me from a higher score, in order of weight:' : 'My reservations:',
  numbered(doubts),
  ...under(asks.length > 1 ? 'I would be grateful for answers:' : 'What I would like to know:', list(asks)),
  prose([...details, verdict]),
]

const detailed: Style = ({ summary, praises, doubts, asks, details, verdict, standing }) => [
  ...under('## What the paper does', summary),
  ...under('## Assessment', prose([...standing, ...praises])),
  ...under('## Major comments', numbered(doubts)),
  ...under('## Minor comments', list([...asks, ...details])),
  verdict,
]

const STYLES: Style[] = [headings, essay, bold, blunt, plusMinus, letter, detailed]

export const styleOf = (chance: Dice): Style => chance.pick(STYLES)

export const laidOut = (style: Style, points: Points): string =>
  style(points)
    .filter((part) => part !== '')
    .join('\n\n')
