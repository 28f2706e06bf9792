// A paper of 50 MB over a line that is cut three times, and a server that is killed and starts again in the middle.
import { equal, ok } from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { scratchFolder, throwAway } from '../support/cluster.ts'
import { makePaper } from '../support/pdfs.ts'
import { PASSWORD } from '../support/people.ts'
import { begun, cutPiece, hashOf, MEGABYTE, offsetOf, sendPiece, sendRest } from '../support/pieces.ts'
import { type Running, startRostrum } from '../support/process.ts'
import { Visitor } from '../support/visitor.ts'

const folder = await scratchFolder('rostrum-resuming-')
const env = { PORT: '0', DATA_DIR: join(folder, 'data'), UPLOADS_DIR: join(folder, 'uploads') }
after(() => throwAway(env.DATA_DIR))

const STEP = 4 * MEGABYTE
const chair = { name: 'Fay Firstchair', email: 'fay@chairs.example', password: PASSWORD }

const baseOf = async (rostrum: Running) =>
  (await rostrum.says(/Rostrum is at (http:\S+)/))[1]?.replace('localhost', '127.0.0.1') ?? ''

/** Two whole pieces, and one that is cut in the middle. */
async function untilACut(fay: Visitor, upload: string, bytes: Buffer) {
  let at = await offsetOf(fay, upload)
  for (let pieces = 0; pieces < 2; pieces++, at += STEP)
    equal((await sendPiece(fay, upload, bytes.subarray(at, at + STEP), at)).status, 200)
  await cutPiece(fay, upload, bytes.subarray(at, at + STEP), at)
  equal(await offsetOf(fay, upload), at)
}

test('50 MB, three cuts, and a restart', async () => {
  const bytes = await makePaper({ title: 'Heavy', pages: 2, ballast: 50 * MEGABYTE - 20_000 })
  ok(bytes.length > 49.9 * MEGABYTE && bytes.length <= 50 * MEGABYTE)
  const rostrum = startRostrum(env)
  const fay = new Visitor(await baseOf(rostrum))
  const [, link = ''] = await rostrum.says(/(\/setup\/\S+)/)
  const chosen = { workshop: 'example', timeline: 'shift', affiliation: 'Institute of Firsts' }
  equal((await fay.post(link, { ...chair, ...chosen })).status, 303)
  await fay.post('/papers', { title: 'Heavy' })
  const upload = await begun(fay, 1, bytes)
  for (let cuts = 0; cuts < 3; cuts++) await untilACut(fay, upload, bytes)
  rostrum.child.kill('SIGKILL')
  await rostrum.ended
  const again = startRostrum(env)
  const back = new Visitor(await baseOf(again))
  equal((await back.post('/sessions', chair)).status, 303)
  equal(await offsetOf(back, upload), 6 * STEP, 'what it had acknowledged it still has')
  const answer = await sendRest(back, upload, bytes, STEP)
  equal(answer.status, 201, answer.text)
  const { address, sha256 } = JSON.parse(answer.text)
  equal(sha256, hashOf(bytes))
  equal((await back.get(address)).bytes.equals(bytes), true)
  again.child.kill('SIGKILL')
  await again.ended
})
