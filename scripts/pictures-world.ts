// The plainly invented workshop that the pictures of README.md show: papers, reviewers, scores and first decisions.
import type { TestHouse } from '../test/support/open-house.ts'
import type { Visitor } from '../test/support/visitor.ts'

/** Title, overall scores of three reviewers, and what the chair has noted so far. */
const PAPERS: [string, number[], 'talk' | 'poster' | 'reject' | null][] = [
  ['Half the Bits, All the Loss: Training in Six-Bit Floats', [5, 5, 4], 'talk'],
  ['Pipelines without Bubbles on Unreliable Machines', [5, 4, 5], 'talk'],
  ['Attention That Fits: Kernels for Small Caches', [5, 4, 4], 'talk'],
  ['Checkpoints That Forget Nothing and Cost Little', [4, 4, 4], 'poster'],
  ['Decoding Ahead with a Draft of the Same Model', [5, 3, 4], 'poster'],
  ['When Does Sparsity Pay? A Wall-Clock Study', [4, 4, 3], 'poster'],
  ['Training across Continents over Slow Links', [5, 2, 4], null],
  ['Large Batches Late: A Schedule for Clusters', [4, 3, 3], null],
  ['Serving a Thousand Adapters from One Copy', [3, 3, 4], null],
  ['Gradient Compression with Bounded Regret', [3, 3, 3], null],
  ['A Compiler Pass for Recomputation', [3, 2, 3], null],
  ['Predicting Loss Spikes from Activation Norms', [2, 3, 2], 'reject'],
  ['Energy per Token: A Measuring Protocol', [2, 1, 2], 'reject'],
]

const AUTHORS = ['Noa Lindqvist', 'Tomasz Adeyemi', 'Ingrid Okafor', 'Mateus Brandt', 'Aiko Ferreira']
const REVIEWERS = [
  'Rita Reviewer',
  'Rob Referee',
  'Ruth Reader',
  'Ravi Reporter',
  'Rosa Rater',
  'Remy Reckoner',
]

const TEXT =
  'The claim is stated precisely and the experiments match it. The second section would gain from an example.'

const ABSTRACT = `Training in eight bits is common, and six were thought too few. We show that they are enough where the
exponent follows the layer: a model with $7 \\times 10^9$ weights reaches the loss of its sixteen-bit twin within
0.3 per cent, at 1.6 times the speed. We give the rule by which exponents are chosen, and where it fails.`

const DRAFT = {
  title: PAPERS[0]?.[0],
  abstract: ABSTRACT.replaceAll('\n', ' '),
  keywords: 'low precision, floating point, training stability',
  authors: [
    {
      name: 'Noa Lindqvist',
      email: 'noa.lindqvist@people.example',
      affiliation: 'Institute of Invented Systems',
    },
    { name: 'Tomasz Adeyemi', email: 'tomasz.adeyemi@people.example', affiliation: 'University of Examples' },
  ],
}

/** A paper in the hands of its first author, who has not looked through the conflicts yet. */
export async function writeDraft(house: TestHouse): Promise<{ author: Visitor; paper: number }> {
  const author = await house.author('Noa Lindqvist')
  const paper = await house.completePaper(author, { title: DRAFT.title })
  await save(house, author, paper, {})
  return { author, paper }
}

async function save(house: TestHouse, author: Visitor, paper: number, more: { conflicts_confirmed?: 'on' }) {
  const topics = await house.db('topics').orderBy('position').limit(2).pluck<number[]>('id')
  const { version } =
    (await house.db('papers').where({ id: paper }).first<{ version: number }>('version')) ?? {}
  const saved = await author.post(`/papers/${paper}`, { ...DRAFT, topics, version, ...more })
  if (saved.status !== 303) throw new Error(`The draft was not saved: ${saved.status}\n${saved.text}`)
}

async function submitAll(house: TestHouse, first: { author: Visitor; paper: number }): Promise<number[]> {
  const papers = [first.paper]
  await save(house, first.author, first.paper, { conflicts_confirmed: 'on' })
  await first.author.post(`/papers/${first.paper}/submission`)
  for (const [index, [title]] of PAPERS.entries()) {
    if (index === 0) continue
    const name = `${AUTHORS[index % AUTHORS.length]} ${'I'.repeat(Math.ceil(index / AUTHORS.length))}`
    const author = await house.author(name)
    const authors = [{ name, email: author.email, affiliation: 'University of Examples' }]
    papers.push(await house.submittedPaper(author, { title, authors }))
  }
  return papers
}

async function reviewAll(house: TestHouse, papers: number[]): Promise<void> {
  const reviewers: Visitor[] = []
  for (const name of REVIEWERS) reviewers.push(await house.reviewer(name, { load: 8 }))
  for (const [index, paper] of papers.entries()) {
    for (const [turn, overall] of (PAPERS[index]?.[1] ?? []).entries()) {
      const reviewer = reviewers[(index + 2 * turn) % reviewers.length]
      if (!reviewer) continue
      const review = await house.assigned(reviewer, paper)
      const scores = {
        correctness: Math.min(4, overall),
        relevance: Math.max(2, 4 - turn),
        overall,
        confidence: 3 + (index % 3),
      }
      await reviewer.post(`/reviews/${review}`, {
        ...scores,
        text: TEXT,
        fit_for_talk: overall === 5 ? 'on' : '',
        version: 1,
      })
      const done = await reviewer.post(`/reviews/${review}/submission`)
      if (done.status !== 303) throw new Error(`A review was not submitted: ${done.status}\n${done.text}`)
    }
  }
}

/** From the draft to the day on which the chair decides. */
export async function liveToDecisions(
  house: TestHouse,
  first: { author: Visitor; paper: number },
): Promise<void> {
  const papers = await submitAll(house, first)
  house.at('reviewing')
  await reviewAll(house, papers)
  house.at('deciding')
  const chair = await house.chair()
  for (const [index, paper] of papers.entries()) {
    const outcome = PAPERS[index]?.[2]
    if (outcome) await chair.post(`/papers/${paper}/decisions`, { outcome, note: '' })
  }
}
