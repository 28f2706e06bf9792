// A whole matching at the size of a conference, stage by stage: PDFs handed in by the form, their texts compared, a run asked for
// on the page and watched, its pairs adopted. `npm run bench:board [papers] [reviewers]`

import { inventWorld } from '../server/world/invent.ts'
import { startCluster } from '../test/support/cluster.ts'
import { makeTemplate } from '../test/support/database.ts'
import { withOwnDatabase } from '../test/support/open-house.ts'
import { handIn, seatReviewers, type Tell, timed, watchRun } from '../test/support/whole-board.ts'

const [papers = 500, reviewers = 400] = process.argv.slice(2).map(Number)
const tell: Tell = (stage, seconds) => {
  process.stdout.write(`${stage.padEnd(44)}${seconds.toFixed(2).padStart(9)} s\n`)
}

const cluster = await startCluster()
process.env.TEST_CLUSTER_URL = cluster.url
try {
  await makeTemplate(cluster.url)
  await withOwnDatabase(async (house) => {
    process.stdout.write(`${papers} papers, ${reviewers} reviewers\n`)
    await handIn(house, inventWorld({ seed: 5, papers, reviewers }), tell)
    await seatReviewers(house, { papers, reviewers })
    await house.run()
    const chair = await house.chair()
    house.at('after submission')
    const visit = (stage: string, path: string) => timed(tell, stage, () => chair.get(path))
    const { percents, wait, at } = await watchRun(house, chair, tell)
    tell('longest wait for its page meanwhile', wait)
    process.stdout.write(
      `progress: ${percents.filter((each, place) => each !== percents[place - 1]).join(' ')}\n`,
    )
    if (
      percents.some((each, place) => each < (percents[place - 1] ?? 0)) ||
      (papers >= 100 && new Set(percents).size < 5)
    )
      throw new Error('The page did not show how the run came on.')
    const page = await visit('page of the proposal', at)
    process.stdout.write(
      `${/(Proven|Within|The time)[^<]*/.exec(page.text)?.[0] ?? page.text.slice(0, 2000)}\n`,
    )
    await visit('what adopting would change', `${at}/adoption`)
    const adopted = await timed(tell, 'adopted', () => chair.post(`${at}/adoption`))
    if (adopted.status !== 303) throw new Error(`Not adopted: ${adopted.status}`)
    const sent = await timed(tell, 'sent to reviewers', () => chair.post('/assignments/dispatch'))
    if (sent.status !== 303) throw new Error(`Not sent: ${sent.status}`)
    await visit('assignments', '/assignments')
    await visit('assignments as CSV', '/assignments.csv')
  })
} finally {
  await cluster.stop()
}
