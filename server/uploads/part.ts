// The bytes of an upload that have arrived, in a file of their own beside other incoming ones.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Uploads } from '../core/uploads.ts'

export const partOf = ({ incoming }: Uploads, id: string) => join(incoming, `${id}.part`)

/** A fault that says: there is no such file. */
export const isGone = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const orNull = (error: unknown) => {
  if (isGone(error)) return null
  throw error
}

/** The upload that an incoming file belongs to, if it does. */
export const uploadIn = (name: string): string | undefined => /^([0-9a-f-]{36})\.part/.exec(name)?.[1]

/** On the disk before the row counts it; at its place, so that one which comes twice does no harm. False: the rest is gone. */
export async function writePiece(path: string, offset: number, bytes: Buffer): Promise<boolean> {
  const file = await open(path, offset === 0 ? 'w' : 'r+').catch(orNull)
  if (!file) return false
  try {
    await file.write(bytes, 0, bytes.length, offset)
    await file.datasync()
    return true
  } finally {
    await file.close()
  }
}
