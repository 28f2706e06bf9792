// A new folder of the operator's, under its name once it is whole.
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { InputFault } from '../core/input-fault.ts'
import { clearLeft, growingName } from './growing.ts'

async function mustBeFree(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new InputFault(`${folder} cannot be written: ${error.message}`)
  })
  if (names.length > 0) throw new InputFault(`${folder} is not empty. Name a new folder.`)
}

/** Open to nobody else while it grows. */
async function beside(folder: string): Promise<string> {
  const growing = growingName(folder)
  await mkdir(dirname(folder), { recursive: true })
  await mkdir(growing, { mode: 0o700 })
  await clearLeft(folder, growing)
  return growing
}

/** Only onto nothing, or onto an empty folder: what another has put there meanwhile stays. */
async function takeItsName(growing: string, folder: string): Promise<void> {
  await rename(growing, folder).catch(async (error) => {
    await mustBeFree(folder)
    throw error
  })
}

export async function writeFolder<Result>(
  folder: string,
  fill: (growing: string) => Promise<Result>,
  mode = 0o755,
): Promise<Result> {
  await mustBeFree(folder)
  const growing = await beside(folder)
  try {
    const result = await fill(growing)
    await chmod(growing, mode)
    await takeItsName(growing, folder)
    return result
  } catch (error) {
    await rm(growing, { recursive: true, force: true })
    throw error
  }
}
