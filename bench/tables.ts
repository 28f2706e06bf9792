// How long a chair waits for the long tables, and with how many queries they are made: 300 papers, then 3,000, so that a
// number of queries that grows with the rows would show. `npm run bench:tables`
import { startCluster } from '../test/support/cluster.ts'
import { makeTemplate } from '../test/support/database.ts'
import { withOwnDatabase } from '../test/support/open-house.ts'
import { crowd } from './crowded.ts'

const PAGES = [
  '/papers',
  '/papers?sort=-mean',
  '/papers?q=reviews:<3 -topic:compression&sort=title&page=3',
  '/papers?q=author:"lab 12"&cols=authors,topics,reviews,scores,mean,spread,pages',
  '/papers.csv',
  '/conflicts',
  '/conflicts?state=all&order=person&q=lab',
  '/extensions',
  '/desk',
]
const SIZES = [
  { papers: 300, reviewers: 250 },
  { papers: 3000, reviewers: 2500 },
]
const VISITS = 15

const say = (line: string) => process.stdout.write(`${line}\n`)
const share = (times: number[], part: number) =>
  `${Math.round(times[Math.ceil(times.length * part) - 1] ?? 0)} ms`.padStart(9)

async function measure(size: (typeof SIZES)[number]): Promise<void> {
  await withOwnDatabase(async (house) => {
    await crowd(house.db, size.papers, size.reviewers)
    const chair = await house.chair()
    house.at('reviewing')
    let queries = 0
    house.db.on('query', () => queries++)
    say(`\n${size.papers} papers, ${size.reviewers} reviewers`)
    for (const page of PAGES) {
      const times: number[] = []
      for (let visit = 0; visit < VISITS; visit++) {
        queries = 0
        const start = performance.now()
        const answer = await chair.get(page)
        times.push(performance.now() - start)
        if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`)
      }
      times.sort((a, b) => a - b)
      say(
        `${page.padEnd(82)}${String(queries).padStart(4)} queries  ${share(times, 0.5)}  ${share(times, 0.95)}`,
      )
    }
  })
}

const cluster = await startCluster()
process.env.TEST_CLUSTER_URL = cluster.url
try {
  await makeTemplate(cluster.url)
  for (const size of SIZES) await measure(size)
} finally {
  await cluster.stop()
}
