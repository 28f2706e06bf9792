// The points that a reviewer makes: for, against, asked, noted. How many of each, and how sharp, follows from the scores.
import { fitting, opened, quoting, REMARKS } from './remarks.ts'
import { type Dice, one } from './seeded.ts'
import type { Subject } from './subjects.ts'

export type Scores = { correctness: number; relevance: number; overall: number; confidence: number }

export type Points = {
  summary: string
  praises: string[]
  doubts: string[]
  asks: string[]
  details: string[]
  verdict: string
  standing: string[]
}

/** What this reviewer may draw from, of all that could be said; of a short list it may be nothing. */
export type Part = <T>(list: readonly T[]) => T[]

type Pool = { own: string[]; general: string[]; openers: string[] }

/** Mostly one of the subject's own sentences among those that could be said of any paper. */
function mixture(
  chance: Dice,
  count: number,
  { own, general, openers }: Pool,
  say: (remark: string) => string,
) {
  const mine = chance.chance(OWN) ? chance.some(own, 1) : []
  const sayable = chance
    .shuffled(general)
    .values()
    .map(say)
    .filter((sentence) => sentence !== '')
  const others = sayable.take(count - mine.length)
  const beginnings = chance.shuffled(openers)
  return chance
    .shuffled([...mine, ...others])
    .map((sentence, place) => (chance.chance(0.4) ? opened(beginnings[place] ?? '', sentence) : sentence))
}

const OWN = 0.8

/** `length`: 0 for the terse, 1 for those who write pages. `part`: what those who sit on the same paper leave to this one. */
export function pointsOf(
  chance: Dice,
  subject: Subject,
  scores: Scores,
  { length, part }: { length: number; part: Part },
): Points {
  const say = quoting(chance, subject)
  const count = (most: number) => Math.max(1, Math.round(most * (0.45 + 0.75 * length)))
  const { strengths, weaknesses, questions } = subject
  const { praises, doubts, asks, praiseOpeners, doubtOpeners, askOpeners } = REMARKS
  const { overall } = scores
  const claims = chance.some(part(REMARKS.claims), length > 0.6 ? 2 : 1)
  const pick = pickFrom(chance, part)
  const mixed = (most: number, { own, general, openers }: Pool) =>
    mixture(chance, count(most), { own: part(own), general: part(general), openers }, say)
  return {
    summary: [pick(REMARKS.summaries), ...claims].map(say).join(' ').trim(),
    praises: mixed(1 + overall * 0.6, {
      own: strengths,
      general: fitting(praises, subject),
      openers: praiseOpeners,
    }),
    doubts: mixed(5.4 - overall * 0.8, {
      own: weaknesses,
      general: fitting(doubts, subject),
      openers: doubtOpeners,
    }),
    asks: mixed(2, { own: questions, general: fitting(asks, subject), openers: askOpeners }),
    details: chance.some(part(REMARKS.details), Math.round(3 * length)),
    verdict: pick(one(REMARKS.verdicts, overall - 1)),
    standing: chance
      .shuffled(standingOf(scores).map(pick))
      .map(say)
      .slice(0, 1 + Math.round(2 * length)),
  }
}

const standingOf = ({ correctness, relevance, confidence }: Scores) => [
  one(REMARKS.correctness, correctness - 1),
  one(REMARKS.relevance, relevance - 1),
  one(REMARKS.confidence, confidence - 1),
]

const pickFrom = (chance: Dice, part: Part) => (list: string[]) => {
  const mine = part(list)
  return chance.pick(mine.length > 0 ? mine : list)
}
