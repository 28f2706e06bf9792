// What was read in the PDFs of the example world comes with the source: it is what reading them now would give.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openExaminer } from '../../server/files/pdf/examiner.ts'
import { openDrawing } from '../../server/rehearsal/drawing.ts'
import { allWanted } from '../../server/rehearsal/press.ts'
import { shippedReadings } from '../../server/rehearsal/readings.ts'
import { USUAL } from '../../server/rehearsal/wish.ts'
import { inventWorld } from '../../server/world/invent.ts'

const MADE_ANEW = 'the code that reads PDFs or draws them has changed: npm run readings'
/** Every so manyth file, so that each run reads a few of all kinds. */
const STEP = 40

const folder = await mkdtemp(join(tmpdir(), 'readings-'))
const drawing = openDrawing(USUAL)
const examiner = openExaminer()
after(async () => {
  await Promise.all([drawing.close(), examiner.close()])
  await rm(folder, { recursive: true })
})

test('what comes with the source is what is read anew', async () => {
  const shipped = await shippedReadings()
  const wanted = allWanted(inventWorld(USUAL))
  equal(shipped.size, wanted.length, MADE_ANEW)
  const path = join(folder, 'paper.pdf')
  for (const one of wanted.filter((_, place) => place % STEP === 0)) {
    await writeFile(path, await drawing.draw(one))
    const examined = await examiner.examine(path, `${path}-blind`)
    ok(examined.ok)
    deepEqual(shipped.get(examined.blindSha256), examined.reading, MADE_ANEW)
  }
})

test('a reader takes what is known of a copy, and reads any other', async () => {
  const [one, other] = [await drawing.draw([0, 1]), await drawing.draw([1, 1])]
  const read = async (bytes: Uint8Array, by = examiner) => {
    const path = join(folder, 'known.pdf')
    await writeFile(path, bytes)
    const examined = await by.examine(path, `${path}-blind`)
    ok(examined.ok && examined.reading)
    return { ...examined, reading: examined.reading }
  }
  const first = await read(one)
  const known = { ...first.reading, text: 'What is known of it.' }
  const knowing = openExaminer({
    known: async (blindSha256) => (blindSha256 === first.blindSha256 ? known : undefined),
  })
  equal((await read(one, knowing)).reading.text, known.text)
  deepEqual(await read(other, knowing), await read(other))
  await knowing.close()
})
