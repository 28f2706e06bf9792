// What reviewers say of any paper. `{thing}` and its like are filled in from the paper's subject.
import { z } from 'zod'
import remarks from './remarks.json' with { type: 'json' }
import type { Dice } from './seeded.ts'
import type { Subject } from './subjects.ts'

const lines = z.array(z.string()).min(1)

/** What fits any paper, one that makes something, and one that finds something out. */
const kinds = z.object({ any: lines, method: lines, study: lines })

export const REMARKS = z
  .object({
    summaries: lines,
    claims: lines,
    praises: kinds,
    doubts: kinds,
    asks: kinds,
    details: lines,
    /** One list for each score. */
    verdicts: z.array(lines).length(5),
    correctness: z.array(lines).length(4),
    relevance: z.array(lines).length(4),
    confidence: z.array(lines).length(5),
    doubtOpeners: lines,
    praiseOpeners: lines,
    askOpeners: lines,
    notes: lines,
  })
  .parse(remarks)

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const fitting = (remarks: z.infer<typeof kinds>, { kind }: Subject): string[] => [
  ...remarks.any,
  ...remarks[kind],
]

/** Fills remarks about one paper. No sentence of the authors is quoted twice in a review, and none ends within another. */
export function quoting(chance: Dice, { about, thing, sections }: Subject): (remark: string) => string {
  const left: Record<string, string[]> = {
    introduction: chance.shuffled(sections.introduction),
    method: chance.shuffled(sections.method),
    related: chance.shuffled(sections.related),
    result: chance.shuffled(sections.experiments),
  }
  const words: Record<string, string> = { about, thing, Thing: capital(thing) }
  const fits = (remark: string) =>
    Object.keys(left).every((name) => !remark.includes(`{${name}}`) || left[name]?.length)
  return (remark) =>
    fits(remark)
      ? remark
          .replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? left[name]?.shift() ?? '')
          .replace(/\.”(?=,| [a-z])/g, '”')
      : ''
}

/** Behind a colon or a comma a sentence loses its capital, where that is not a name's, a number's or an I. */
const softened = (sentence: string) =>
  /^([A-Z][a-z]+|A)\b(?![-A-Z0-9])/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence

export const opened = (opener: string, sentence: string): string =>
  opener === '' ? sentence : `${opener} ${softened(sentence)}`
