// The whole house into one file, and back.
import { contentsOf, type Manifest } from '../backup/manifest.ts'
import { restoreBackup } from '../backup/restoring.ts'
import { saveBackup } from '../backup/saving.ts'
import type { House } from '../context.ts'
import { InputFault } from '../core/input-fault.ts'
import { withHouse } from './house.ts'

type Say = (line: string) => void

function fileIn(args: string[], command: string): string {
  const [path, ...more] = args
  if (path && more.length === 0 && !path.startsWith('-')) return path
  throw new InputFault(`rostrum ${command} FILE takes the name of one file.`)
}

/** A backup with a fault is there, and better than none; the exit code says that somebody has to look. */
function sayContents(found: Manifest, path: string, say: Say): void {
  for (const { sha256, fault } of found.faults) {
    say(`${fault} ${sha256}`)
    process.exitCode = 1
  }
  say(`${path}: ${contentsOf(found)}`)
}

export function backup(args: string[], say: Say): Promise<never> {
  const path = fileIn(args, 'backup')
  return withHouse(async (house) => sayContents(await saveBackup(house, path), path, say))
}

export function restore(args: string[], say: Say): Promise<never> {
  const path = fileIn(args, 'restore')
  const takeBack = async (house: House) => sayContents(await restoreBackup(house, path), path, say)
  return withHouse(takeBack, { stays: false })
}
