// Reads the PDFs of the example world anew and keeps what it reads beside the source: npm run readings
// Needed whenever the papers of that world, their PDFs or the code that reads PDFs change; test/rehearsal/readings.test.ts tells.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openExaminer, type PaperRead } from '../server/files/pdf/examiner.ts'
import { drawn } from '../server/rehearsal/drawing.ts'
import { allWanted } from '../server/rehearsal/press.ts'
import { shipReadings } from '../server/rehearsal/readings.ts'
import { USUAL } from '../server/rehearsal/wish.ts'
import { inventWorld } from '../server/world/invent.ts'

const world = inventWorld(USUAL)
const folder = await mkdtemp(join(tmpdir(), 'readings-'))
const examiner = openExaminer()
const readings = new Map<string, PaperRead>()
// The process that reads keeps nobody from ending.
const awake = setInterval(() => undefined, 1000)
for (const wanted of allWanted(world)) {
  const path = join(folder, 'paper.pdf')
  await writeFile(path, await drawn(world, wanted))
  const examined = await examiner.examine(path, `${path}-blind`)
  // On a busy machine a reader may run out of time; a paper that is missing would be read at every first start.
  if (!examined.ok || !examined.reading) throw new Error(`Paper ${wanted.join(', ')} went unread.`)
  readings.set(examined.blindSha256, examined.reading)
}
await examiner.close()
await rm(folder, { recursive: true })
await shipReadings(readings)
clearInterval(awake)
process.stdout.write(`${readings.size} readings kept.\n`)
