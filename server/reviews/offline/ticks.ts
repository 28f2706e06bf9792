// Answers that are chosen and not written: a list of boxes, of which some are ticked.
import type { AnswerValue, Field } from '../../core/tables-fields.ts'
import { CONFIRMED_OPTION, offeredBy } from '../../fields/asked.ts'
import type { AnswerIn, LineFault } from './places.ts'

const YES = 'Yes'

export const isTicked = ({ kind }: Pick<Field, 'kind'>) =>
  kind === 'choice' || kind === 'choices' || kind === 'confirmation'

/** What stands beside the boxes; what was chosen once and is offered no more is among it. */
function boxesOf(field: Pick<Field, 'kind' | 'options'>, standing: AnswerValue) {
  if (field.kind === 'confirmation') return [{ value: CONFIRMED_OPTION, label: YES }]
  const gone = [standing].flat().filter((one) => one !== '' && !field.options.includes(one))
  return [...offeredBy(field), ...gone.map((value) => ({ value, label: value }))]
}

export function ticksOf(field: Pick<Field, 'kind' | 'options'>, standing: AnswerValue): string {
  const chosen = new Set([standing].flat())
  return boxesOf(field, standing)
    .map(({ value, label }) => `- [${chosen.has(value) ? 'x' : ' '}] ${label}`)
    .join('\n')
}

const NO_BOX = 'This is none of the boxes of this question. Put it back as it was, with [x] to tick it.'

/** `mark`: what stands in the box, undefined where there is none. */
function linesIn(text: string) {
  return text
    .split('\n')
    .map((words, at) => ({ words, at }))
    .filter(({ words }) => words.trim() !== '')
    .map(({ words, at }) => {
      const [, mark, label = ''] = /^\s*[-*+] \[([ xX])\] (.*)$/.exec(words) ?? []
      return { at, mark, label: label.trim() }
    })
}

type Ticked = { value: AnswerValue; faults: LineFault[] }

/** `standing`: what the review says now. */
export function ticksIn(
  field: Pick<Field, 'kind' | 'options'>,
  { text, line }: AnswerIn,
  standing: AnswerValue,
): Ticked {
  const boxes = new Map(boxesOf(field, standing).map(({ value, label }) => [label, value]))
  const found = linesIn(text).map(({ at, mark, label }) => ({ at, mark, value: boxes.get(label) }))
  const chosen = found.flatMap(({ mark, value }) => (value === undefined || mark === ' ' ? [] : [value]))
  const faults = found
    .filter(({ value }) => value === undefined)
    .map(({ at }) => ({ line: line + at, says: NO_BOX }))
  if (field.kind === 'choices') return { value: chosen, faults }
  if (chosen.length > 1) faults.push({ line, says: 'Only one of these boxes can be ticked.' })
  return { value: chosen[0] ?? '', faults }
}
