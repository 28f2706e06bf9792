// What chairs and reviewers say to each other about a paper on which their scores disagree. Nobody promises another score: none is changed.
import { dice } from './seeded.ts'

const ASKED = [
  '{low} and {high}, your scores are far apart. Is it the evidence on which you differ, or what one may expect of a workshop paper?',
  'Before we decide: {low}, is what you object to something that a revision could mend? {high}, do you see the same gap?',
  'I read all reviews twice and cannot tell what follows from them. {high} and {low}, which of the experiments do you lean on?',
  '{low}, you are the one who would reject this. What would change your mind?',
  '{high}, the other reviews see a gap where you see none. Have you looked at the comparison that they ask for?',
  '{low} and {high}, if you could keep one table of this paper, which would it be, and is it enough for you?',
  '{high}, {low} doubts what you praise. Did the two of you read the same sentence differently?',
  'The scores alone do not help us here. {high}, what would the audience take home? {low}, what would it take home wrongly?',
]
const FOR = [
  'I still think that it belongs here. The idea is simple, it is told well, and people will talk about it in front of the poster.',
  'I agree that the comparison is thin. But the main claim does not rest on it, and what it does rest on convinced me.',
  'I went back to the paper. The missing setting is in the appendix, in the second table; I should have said so in my review.',
  'My score is for the question more than for the answer. It is early work, and a workshop is the place for that.',
  'Fair points, and still I keep my score: what they measured, they measured with care.',
  'Yes, the gap is there. I wrote that I would like to see it filled, and I would not make the paper wait a year for it.',
  'We do not differ on the facts. I weigh a clear negative finding more than a small gain, and this paper has one.',
  'I read that part again this morning. It is short, but the one number that matters is in it, with its spread.',
]
const AGAINST = [
  'Thank you, that helps. My worry stays: with one seed and one machine I cannot tell the effect from noise, $\\sigma$ is as large as the gain.',
  'I would not fight over it. If the authors say plainly in the text where it does *not* work, I can live with a poster.',
  'I have read the appendix now. It answers my second question and not the first, and the first is why I scored as I did.',
  'What keeps me from more is the baseline. A tuned one closes half of the gap, as I know from my own attempts.',
  'Reading the other reviews I was too strict about the writing. About the evidence I was not.',
  'For a long paper I would ask for the missing runs. For a workshop I ask that the claim be made as small as its evidence.',
  'My doubt is one of method: what was tuned for the new system was left at its default for the old one.',
  'I see what you like about it. I tried to explain the result to a colleague, and could not say why it holds.',
]
const SETTLED = [
  'So we differ by less than our scores say, as far as I can see.',
  'Then let the chairs decide. I have said what I know.',
  'Good. Then both reviews can stand as they are, and the chairs know how to read them.',
  'We will not agree, and I do not think that we have to. Both views are on the table.',
]
const ASIDES = [
  'For the chairs alone: the text is close to a preprint that I have seen. I did not look for its authors, but you should know.',
  '@chairs, I am less sure than my confidence says. If it comes down to my score, ask somebody else as well.',
]

export type Argument = {
  asked: string
  high: string
  low: string
  settled: string | null
  aside: string | null
}

/** `paper`: a place in the world; the names are those by which the two are mentioned. */
export function argumentOn(seed: number, paper: number, names: { high: string; low: string }): Argument {
  const chance = dice(seed, 'discussion', paper)
  const named = (text: string) =>
    text.replaceAll(/\{(high|low)\}/g, (_, who: string) => (who === 'high' ? names.high : names.low))
  return {
    asked: named(chance.pick(ASKED)),
    high: chance.pick(FOR),
    low: chance.pick(AGAINST),
    settled: chance.chance(0.5) ? chance.pick(SETTLED) : null,
    aside: chance.chance(0.25) ? chance.pick(ASIDES) : null,
  }
}
