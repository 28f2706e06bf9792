// The last minute: two hundred authors at once, while the deadline passes. What is acknowledged is there; what began
// too late is refused; nothing else exists. Most send an archive, which costs the machine of a test less than a PDF.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { crowdIn } from '../support/crowd.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'
import { hashOf } from '../support/pieces.ts'
import { makeZip } from '../support/zips.ts'

const AUTHORS = 200
const CLOSE = Temporal.Instant.from('2023-06-01T12:10:00Z')

type Sent = { paperId: number; sha256: string; status: number }

const named = (number: number) => ({ name: 'words.txt', text: `words of author ${number}` })

async function send(crowd: Awaited<ReturnType<typeof crowdIn>>[number], number: number): Promise<Sent> {
  const { author, paperId } = crowd
  const isPdf = number % 20 === 0
  const bytes = isPdf ? await makePaper({ title: `Kernels ${number}`, pages: 1 }) : makeZip([named(number)])
  const kind = isPdf ? 'paper' : 'supplement'
  const answer = await author.upload(`/papers/${paperId}/files`, { kind }, { name: 'file', bytes })
  return { paperId, sha256: hashOf(bytes), status: answer.status }
}

/** Time moves on as uploads begin: the last quarter of them comes after the deadline and its grace. */
function ticking(house: TestHouse) {
  const start = CLOSE.subtract({ seconds: 30 })
  return (begun: number) =>
    house.at(
      begun < AUTHORS * 0.75 ? start.add({ milliseconds: begun * 199 }) : CLOSE.add({ seconds: begun }),
    )
}

test('two hundred authors in the last minute', () =>
  withOwnDatabase(async (house) => {
    const crowd = await crowdIn(house, AUTHORS)
    const tick = ticking(house)
    const sent = await Promise.all(
      crowd.map(async (one, number) => {
        await new Promise((resolve) => setTimeout(resolve, number * 20))
        tick(number)
        return send(one, number)
      }),
    )
    const acknowledged = sent.filter(({ status }) => status === 303)
    const refused = sent.filter(({ status }) => status === 403)
    equal(acknowledged.length + refused.length, AUTHORS, 'every author gets one of two answers')
    ok(acknowledged.length > 0 && refused.length > 0)
    const files = await house.db('files').orderBy('paper_id')
    deepEqual(
      files.map(({ paper_id, sha256 }) => ({ paper_id, sha256 })),
      acknowledged
        .map(({ paperId, sha256 }) => ({ paper_id: paperId, sha256 }))
        .toSorted((a, b) => a.paper_id - b.paper_id),
    )
    for (const { began_at, sha256 } of files) {
      ok(Temporal.Instant.compare(began_at, CLOSE) < 0, `begun at ${began_at}`)
      ok(await house.house.uploads.has(sha256))
    }
  }))
