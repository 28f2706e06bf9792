// What a chair may take along, asked for as that chair, into a folder or an archive.
import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { writeArchive } from '../backup/archiving.ts'
import { writeFolder } from '../backup/folder.ts'
import { InputFault } from '../core/input-fault.ts'

type Ask = (address: string) => Promise<IncomingMessage>

/** `/quality/all.csv` and `/decisions.csv` of the page that names both. */
const nameOf = (address: string) => address.slice(1).replaceAll('/', '-')

async function fetched(ask: Ask, address: string): Promise<IncomingMessage> {
  const answer = await ask(address)
  if (answer.statusCode === 200) return answer
  answer.resume()
  throw new InputFault(`${address} answers ${answer.statusCode}.`)
}

const PACKED = /\.zip$/

/** Into an archive where the name ends so. Nobody but the owner of the process reads either. */
export function saveExports(ask: Ask, addresses: string[], path: string, now: Temporal.Instant) {
  if (PACKED.test(path))
    return writeArchive(path, now, async ({ add }) => {
      for (const address of addresses)
        add(nameOf(address), !PACKED.test(address), () => fetched(ask, address))
    })
  return writeFolder(
    path,
    async (folder) => {
      for (const address of addresses) {
        const file = createWriteStream(join(folder, nameOf(address)), { mode: 0o600 })
        await pipeline(await fetched(ask, address), file)
      }
    },
    0o700,
  )
}
