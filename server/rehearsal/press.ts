// The PDFs of a world: drawn, examined and kept when somebody first needs them, and remembered from then on.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Finding } from '../core/tables-files.ts'
import { keep, type Uploads } from '../core/uploads.ts'
import { type Examiner, openExaminer, type PaperRead } from '../files/pdf/examiner.ts'
import type { Received } from '../files/taking.ts'
import type { World } from '../world/types.ts'
import { type Drawing, openDrawing, type Wanted } from './drawing.ts'
import { shippedReadings } from './readings.ts'
import { type Files, placed } from './script.ts'

/** One for each processor, two on the least of machines; each takes some 200 megabytes. */
const PRINTERS = Math.min(Math.max(availableParallelism(), 2), 6)
const DRAWN = Temporal.Instant.fromEpochMilliseconds(0)

const remembered = z.object({
  sha256: z.string(),
  size: z.number(),
  blind_sha256: z.string(),
  blind_size: z.number(),
  pages: z.number(),
  findings: z.array(z.custom<Finding>((finding) => typeof finding === 'object')),
  reading: z.custom<PaperRead>((reading) => typeof reading === 'object' && reading !== null).nullable(),
})
type Remembered = z.infer<typeof remembered>

export type Press = {
  files: Files
  /** Everything that will be needed, the first first, so that no act has to wait for long. */
  drawAhead(): Promise<void>
  close(): Promise<void>
}
type Room = {
  uploads: Uploads
  folder: string
  world: World
  recipe: string
  /** Hears how many have been drawn anew. */
  drawn?(count: number): void
}

const fileOf = (known: Remembered): Received => ({
  field_id: null,
  ...known,
  kind: 'paper',
  media_type: 'application/pdf',
  original_name: 'paper.pdf',
  entries: null,
  stored_at: DRAWN,
})

/** What the page is drawn from, in few letters. */
function keyOf({ world, recipe }: Room, place: number, version: number | 'final'): string {
  const paper = placed(world.papers, place)
  const authors = paper.authors.map((who) => placed(world.people, who))
  return createHash('sha256')
    .update(JSON.stringify([recipe, paper, authors, version]))
    .digest('hex')
}

/** Who draws, and who reads what was drawn. */
type Printer = { drawing: Drawing; examiner: Examiner }

async function printed({ uploads }: Room, { drawing, examiner }: Printer, wanted: Wanted) {
  const [place, version] = wanted
  const bytes = await drawing.draw(wanted)
  const path = join(uploads.incoming, `drawn-${place}-${version}`)
  const blindTo = `${path}-blind`
  await writeFile(path, bytes)
  const examined = await examiner.examine(path, blindTo)
  if (!examined.ok) throw new Error(`The PDF of paper ${place} was not taken: ${examined.because}`)
  const { pages, findings, reading, blindSize } = examined
  const blind_sha256 = await keep(uploads, blindTo, DRAWN)
  const sha256 = await keep(uploads, path, DRAWN)
  return { sha256, size: bytes.length, blind_sha256, blind_size: blindSize, pages, findings, reading }
}

/** About so many of the papers are accepted, mostly the better ones; whichever others are, is drawn when it is handed in. */
const ACCEPTED = 0.6

/** The first first. */
export function allWanted({ papers }: World): Wanted[] {
  const versions = papers.flatMap(({ saves }, place) =>
    saves.filter(({ pdf }) => pdf).map(({ at }, before) => ({ at, wanted: [place, before + 1] as const })),
  )
  const finals = [...papers.entries()]
    .filter(([, { cameraReadyAt, submittedAt }]) => cameraReadyAt && submittedAt)
    .toSorted(([, a], [, b]) => b.merit - a.merit)
  return [
    ...versions
      .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
      .map(({ wanted: [place, version] }): Wanted => [place, version]),
    ...finals.slice(0, finals.length * ACCEPTED).map(([place]): Wanted => [place, 'final']),
  ]
}

async function recall(path: string, uploads: Uploads): Promise<Remembered | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  const known = text === null ? null : (remembered.safeParse(JSON.parse(text)).data ?? null)
  return known && (await uploads.has(known.sha256)) ? known : null
}

/** So many at a time as there are printers. */
async function drawAll(all: Wanted[], files: Files, isClosed: () => boolean): Promise<void> {
  const left = all.values()
  const draw = async () => {
    for (const [place, version] of left) if (!isClosed()) await files(place, version)
  }
  await Promise.all(Array.from({ length: PRINTERS }, draw)).catch((error) => {
    if (!isClosed()) throw error
  })
}

/** Without `each` all papers have the same file, for worlds in which nobody reads them. */
export function openPress(room: Room, each: boolean): Press {
  const shipped = shippedReadings()
  const known = async (blindSha256: string) => (await shipped).get(blindSha256)
  const printers = Array.from({ length: PRINTERS }, (): Printer => {
    return { drawing: openDrawing(room.world.wish), examiner: openExaminer({ known }) }
  })
  const making = new Map<string, Promise<Received>>()
  let count = 0
  let turn = 0
  let isClosed = false

  async function make(place: number, version: number | 'final'): Promise<Received> {
    const path = join(room.folder, `${keyOf(room, place, version)}.json`)
    const known = await recall(path, room.uploads)
    if (known) return fileOf(known)
    const made = await printed(room, placed(printers, turn++ % PRINTERS), [place, version])
    await mkdir(room.folder, { recursive: true })
    await writeFile(`${path}.part`, JSON.stringify(made))
    await rename(`${path}.part`, path)
    count += 1
    room.drawn?.(count)
    return fileOf(made)
  }

  const files: Files = (place, version) => {
    const [which, turn] = each ? [place, version] : [room.world.papers.findIndex(({ fault }) => !fault), 1]
    const key = `${which} ${turn}`
    const begun = making.get(key) ?? make(which, turn)
    making.set(key, begun)
    return begun
  }
  const drawAhead = () => drawAll(each ? allWanted(room.world) : [], files, () => isClosed)
  async function close(): Promise<void> {
    isClosed = true
    await Promise.all(printers.flatMap(({ drawing, examiner }) => [drawing.close(), examiner.close()]))
  }
  return { files, drawAhead, close }
}
