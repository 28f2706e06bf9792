// Examines an uploaded PDF and makes the copy that reviewers get, where no file can hang or crash the server.
import { rename, rm } from 'node:fs/promises'
import { headOf, kindOf } from '../kind.ts'
import { type Examined, type Known, openReader, type Reader } from './reader.ts'
import type { PaperRead } from './reading.ts'

export type { Examined, PaperRead }

// Two at once, so that a batch of uploads neither fills the memory nor waits behind a single slow file.
const lanes = [
  { reader: openReader(), waiting: 0 },
  { reader: openReader(), waiting: 0 },
]
const shortest = () => lanes.reduce((one, other) => (other.waiting < one.waiting ? other : one))

/** The reviewers' copy stands at `blindTo` afterwards, whole or not at all. */
export async function examinePdf(
  path: string,
  { blindTo, seconds }: { blindTo: string; seconds?: number },
): Promise<Examined> {
  const lane = shortest()
  lane.waiting += 1
  try {
    return await examineBy(lane.reader, path, blindTo, seconds)
  } finally {
    lane.waiting -= 1
  }
}

export type Examiner = { examine(path: string, blindTo: string): Promise<Examined>; close(): Promise<void> }

/** For many files of our own making: one process reads them one after the other, each within the same limits. */
export function openExaminer({ known, seconds }: { known?: Known; seconds?: number } = {}): Examiner {
  const reader = openReader(known)
  return { examine: (path, blindTo) => examineBy(reader, path, blindTo, seconds), close: reader.close }
}

async function examineBy(reader: Reader, path: string, blindTo: string, seconds?: number): Promise<Examined> {
  const kind = kindOf(await headOf(path))
  if (kind !== 'a PDF') return { ok: false, because: notAPdf(kind) }
  const part = `${blindTo}.part`
  try {
    const examined = await reader.read(path, part, seconds)
    if (examined.ok) await rename(part, blindTo)
    return examined
  } finally {
    await rm(part, { force: true })
  }
}

function notAPdf(kind: string): string {
  const fault = kind === 'empty' ? 'This file is empty.' : `This file is not a PDF: it is ${kind}.`
  return `${fault} Choose the PDF of your paper.`
}
