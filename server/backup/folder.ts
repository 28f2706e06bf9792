// A new folder of the operator's, under its name once it is whole.
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { InputFault } from '../core/input-fault.ts'

async function mustBeFree(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new InputFault(`${folder} cannot be written: ${error.message}`)
  })
  if (names.length > 0) throw new InputFault(`${folder} is not empty. Name a new folder.`)
}

export async function writeFolder<Result>(
  folder: string,
  fill: (growing: string) => Promise<Result>,
  mode = 0o755,
): Promise<Result> {
  await mustBeFree(folder)
  const growing = `${folder}.incomplete`
  await rm(growing, { recursive: true, force: true })
  try {
    await mkdir(growing, { recursive: true, mode })
    const result = await fill(growing)
    await rename(growing, folder)
    return result
  } catch (error) {
    await rm(growing, { recursive: true, force: true })
    throw error
  }
}
