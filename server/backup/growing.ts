// What an operator's command writes has a name of its own beside the one that it gets, until it is whole. A command that was
// killed leaves it there; the next one that writes under the same name takes it away.
import { randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Nothing that is still written stays without a change for so long. */
const AN_HOUR = 3_600_000
const MARK = /^\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.incomplete$/

/** Of a name that nobody knows before: it is neither another's nor that of a second run. */
export const growingName = (path: string) => `${path}.${randomUUID()}.incomplete`

const isLeftOf = (path: string, name: string) =>
  name.startsWith(basename(path)) && MARK.test(name.slice(basename(path).length))

/** By the clock of the disk, as what has just begun to grow tells it. What another takes away first, or cannot be taken away, is nobody's fault. */
export async function clearLeft(path: string, growing: string): Promise<void> {
  const begun = (await stat(growing)).mtimeMs
  const names = await readdir(dirname(path))
  for (const name of names.filter((one) => isLeftOf(path, one))) {
    const left = join(dirname(path), name)
    const changed = await stat(left).then(
      ({ mtimeMs }) => mtimeMs,
      () => begun,
    )
    if (begun - changed > AN_HOUR) await rm(left, { recursive: true, force: true }).catch(() => undefined)
  }
}
