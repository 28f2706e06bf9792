// What authors answer to the reviews of their paper, and how somebody who weighs those reviews sums them up.
import { dice } from './seeded.ts'

const THANKS = [
  'We thank the reviewers for reading the paper so closely.',
  'Thank you. We had not seen the second point, and it is right.',
  'The reviews made us look at two of our runs again, for which we are grateful.',
]
const ANSWERS = [
  'The comparison that is missed stands in the appendix, in the second table; we move it into the main text.',
  'We have since run five seeds instead of one. The gain stays, and its spread is about a third of it.',
  'What is called an ablation in section 4 is none, as was noticed. We rename it and say what it does show.',
  'The baseline was tuned with the same budget as our method; the final version says so in the caption.',
  'The bound holds for bounded losses only. We state this where the theorem is used, not just where it is proved.',
  'Our code was missing a file. It is complete now, and one command makes every figure.',
]
const LIMITS = [
  'We cannot repeat the largest experiment before the workshop, and will say so.',
  'To a larger data set we have no access; a sentence in the discussion will name this limit.',
  'On the question of novelty we differ: the earlier work assumes what we try to show.',
]

/** `paper`: a place in the world; null: they leave it at the reviews. */
export function responseOn(seed: number, paper: number): { share: number; text: string } | null {
  const chance = dice(seed, 'response', paper)
  if (!chance.chance(0.7)) return null
  const answers = chance.some(ANSWERS, chance.whole(2, 3))
  const text = [chance.pick(THANKS), answers.join(' '), chance.pick(LIMITS)].join('\n\n')
  return { share: chance.between(0.1, 0.95), text }
}

const AGREED = [
  'The reviews agree in what matters, and the response takes up what they ask for.',
  'There is one point on which the reviews differ, and in the discussion it became smaller.',
  'Nobody doubts the question. What was doubted is the evidence, of which the paper shows enough for a workshop.',
]
const PENDING = [
  'The gap that two reviews name is real, and it cannot be closed within three weeks.',
  'The idea is welcome. As it stands, the claim goes further than the experiments.',
  'I read the paper myself before I wrote this, and come to what the lower score says.',
]
const LAST = {
  talk: 'Worth the time of everybody in the room.',
  poster: 'It will have good conversations in front of a board.',
  reject: 'With another half year it will be a good paper, and I hope that it comes back.',
}

export function weighing(seed: number, paper: number, recommendation: keyof typeof LAST): string {
  const chance = dice(seed, 'weighing', paper)
  return `${chance.pick(recommendation === 'reject' ? PENDING : AGREED)}\n\n${LAST[recommendation]}`
}
