// How many submissions one process takes in a second, and how long an author waits: a PDF of 1 MB uploaded by the plain
// form, examined, kept, and the paper submitted; by 1, 8 and 32 authors at once. `npm run bench:submission`
import { availableParallelism } from 'node:os'
import { startCluster } from '../test/support/cluster.ts'
import { type Authoring, crowdIn } from '../test/support/crowd.ts'
import { makeTemplate } from '../test/support/database.ts'
import { withOwnDatabase } from '../test/support/open-house.ts'
import { makePaper } from '../test/support/pdfs.ts'

const ROUNDS = [
  { authors: 1, papers: 12 },
  { authors: 8, papers: 48 },
  { authors: 32, papers: 96 },
]

const say = (line: string) => process.stdout.write(`${line}\n`)

async function submit({ author, paperId }: Authoring, bytes: Buffer): Promise<number> {
  const start = performance.now()
  const upload = await author.upload(`/papers/${paperId}/files`, { kind: 'paper' }, { name: 'a.pdf', bytes })
  const submission = await author.post(`/papers/${paperId}/submission`)
  if (upload.status !== 303 || submission.status !== 303)
    throw new Error(`Not submitted: ${upload.status}, ${submission.status}`)
  return performance.now() - start
}

/** Each author takes the next paper as soon as the last one is through. */
async function round(waiting: Authoring[], authors: number, bytes: Buffer): Promise<number[]> {
  const times: number[] = []
  const work = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) times.push(await submit(one, bytes))
  }
  await Promise.all(Array.from({ length: authors }, work))
  return times.toSorted((a, b) => a - b)
}

const share = (times: number[], part: number) =>
  `${Math.round(times[Math.ceil(times.length * part) - 1] ?? 0)} ms`.padStart(9)

const cluster = await startCluster()
process.env.TEST_CLUSTER_URL = cluster.url
try {
  await makeTemplate(cluster.url)
  const bytes = await makePaper({ title: 'Measured kernels', pages: 8, ballast: 2 ** 20 - 20_000 })
  say(`PDF of ${(bytes.length / 2 ** 20).toFixed(2)} MB, ${availableParallelism()} cores`)
  say('authors  papers  per second        p50        p95        p99')
  await withOwnDatabase(async (house) => {
    for (const { authors, papers } of ROUNDS) {
      const crowd = await crowdIn(house, papers)
      const start = performance.now()
      const times = await round(crowd, authors, bytes)
      const rate = (papers / (performance.now() - start)) * 1000
      const shares = [0.5, 0.95, 0.99].map((part) => share(times, part)).join('  ')
      say(
        `${String(authors).padStart(7)}${String(papers).padStart(8)}${rate.toFixed(2).padStart(12)}  ${shares}`,
      )
    }
  })
} finally {
  await cluster.stop()
}
