// One workshop, lived from an empty machine to a published plan, with real browsers, letters and papers.
import { match } from 'node:assert/strict'
import { test } from 'node:test'
import { annSubmits, othersSubmit, setUp } from './chapters-papers.ts'
import { decideAll, present, publicSite, publish, releaseAndDispatch, withdraw } from './chapters-plan.ts'
import { accept, assign, invite, othersReview, ritaReviews } from './chapters-reviewing.ts'
import { openStage, type Stage } from './stage.ts'

/** The clock goes to some hours after a stage of the shifted timeline has closed. */
async function after(stage: Stage, name: string, hours: number): Promise<void> {
  const { closes_at } = await stage.db('stages').where({ name }).first()
  stage.at(closes_at.add({ hours }))
}

test('from an empty machine to a published plan', { timeout: 600_000 }, async (t) => {
  const stage = await openStage()
  try {
    const chapter = <T>(words: string, live: () => Promise<T>): Promise<T> => {
      t.diagnostic(words)
      return live()
    }
    const carla = await chapter('a chair sets up the example, shifted to today', () => setUp(stage))
    const { ann, id: talk } = await chapter('an author signs up, confirms, submits, gets the receipt', () =>
      annSubmits(stage),
    )
    const titles = ['Gradient Gossip over Slow Links', 'A Null Result on Warm-up']
    const { dora, ids } = await chapter('others submit without scripts', () => othersSubmit(stage, titles))
    const decided = { talk, poster: ids[0] ?? 0, reject: ids[1] ?? 0 }
    await chapter('reviewers are invited', () => invite(carla, dora))
    const { rita, others } = await chapter('they accept by link', () => accept(stage, dora))
    await after(stage, 'submission', 1)
    await ann.open(`/papers/${talk}/edit`)
    match(await ann.page.innerText('main'), /Submissions are closed/)
    await chapter('the chair declares, runs, changes, adopts, sends', () => assign(stage, carla, talk))
    await chapter('a reviewer reads, saves, submits', () => ritaReviews(stage, rita))
    await chapter('the others review', () => othersReview(stage, others))
    await after(stage, 'review', 12)
    await chapter('decisions, which show nowhere', () => decideAll(stage, carla, ann, decided))
    await chapter('released, then dispatched', () => releaseAndDispatch(stage, carla, decided))
    await chapter('authors say who presents and when', () => present(ann, dora, decided, stage))
    await chapter('filled and published', () => publish(stage, carla, decided))
    const visitor = await stage.person()
    await chapter('the public sees it', () => publicSite(stage, visitor, decided))
    await chapter('a withdrawal empties the slot', () => withdraw(stage, ann, visitor, decided))
    for (const path of ['/journal', '/desk', '/papers', '/mail']) await carla.open(path)
    t.diagnostic(`${stage.seen.size} kinds of page were looked at by axe in both themes`)
  } finally {
    await stage.close()
  }
})
