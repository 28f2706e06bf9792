// The PDFs of a world: drawn, examined and kept when somebody first needs them, and remembered from then on.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Finding } from '../core/tables-files.ts'
import { keep, type Uploads } from '../core/uploads.ts'
import { type Examiner, openExaminer, type PaperRead } from '../files/pdf.ts'
import type { Received } from '../files/taking.ts'
import { drawFinalPaper, drawPaper } from '../world/pdf.ts'
import type { World } from '../world/types.ts'
import { type Files, placed } from './script.ts'

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

export type Press = { files: Files; close(): Promise<void> }
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

async function printed(room: Room, examiner: Examiner, place: number, version: number | 'final') {
  const { world, uploads } = room
  const bytes = await (version === 'final' ? drawFinalPaper(world, place) : drawPaper(world, place, version))
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

async function recall(path: string, uploads: Uploads): Promise<Remembered | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  const known = text === null ? null : (remembered.safeParse(JSON.parse(text)).data ?? null)
  return known && (await uploads.has(known.sha256)) ? known : null
}

/** Without `each` all papers have the same file, for worlds in which nobody reads them. */
export function openPress(room: Room, each: boolean): Press {
  const examiner = openExaminer()
  const making = new Map<string, Promise<Received>>()
  let drawn = 0

  async function make(place: number, version: number | 'final'): Promise<Received> {
    const path = join(room.folder, `${keyOf(room, place, version)}.json`)
    const known = await recall(path, room.uploads)
    if (known) return fileOf(known)
    const made = await printed(room, examiner, place, version)
    await mkdir(room.folder, { recursive: true })
    await writeFile(`${path}.part`, JSON.stringify(made))
    await rename(`${path}.part`, path)
    drawn += 1
    room.drawn?.(drawn)
    return fileOf(made)
  }

  const files: Files = (place, version) => {
    const [which, turn] = each ? [place, version] : [room.world.papers.findIndex(({ fault }) => !fault), 1]
    const key = `${which} ${turn}`
    const begun = making.get(key) ?? make(which, turn)
    making.set(key, begun)
    return begun
  }
  return { files, close: examiner.close }
}
