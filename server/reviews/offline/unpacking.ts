// The one Markdown file of a ZIP archive; what else lies in it is not looked at.
import { buffer } from 'node:stream/consumers'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { faultOf, few, UnsafeArchive } from '../../files/archive-faults.ts'
import type { Declined } from '../../files/taking.ts'

const MOST_FILES = 5000

/** Some systems put a shadow of every file beside it. */
const isMarkdown = ({ fileName }: Entry) =>
  /(^|\/)[^./][^/]*\.md$/i.test(fileName) && !/^__MACOSX\//.test(fileName)

async function oneIn(zip: ZipFile): Promise<Entry> {
  if (zip.entryCount > MOST_FILES) throw new UnsafeArchive('This ZIP archive has too many files.')
  const found: Entry[] = []
  for await (const entry of zip.eachEntry()) if (isMarkdown(entry)) found.push(entry)
  const [first, ...others] = found
  if (!first) throw new UnsafeArchive('This ZIP archive holds no Markdown file.')
  if (others.length > 0)
    throw new UnsafeArchive(
      `This ZIP archive holds several Markdown files: ${few(found.map(({ fileName }) => fileName))}.`,
    )
  return first
}

/** `most`: of its bytes. */
export async function markdownIn(path: string, most: number): Promise<Buffer | Declined> {
  let zip: ZipFile | null = null
  try {
    zip = await openPromise(path, { autoClose: false })
    const entry = await oneIn(zip)
    if (entry.isEncrypted()) throw new UnsafeArchive('This ZIP archive is protected by a password.')
    if (entry.uncompressedSize > most)
      throw new UnsafeArchive('The Markdown file in this ZIP archive is too large.')
    return await buffer(await zip.openReadStreamPromise(entry))
  } catch (error) {
    return { status: 422, because: `${faultOf(error)} Or send the Markdown file alone.` }
  } finally {
    zip?.close()
  }
}
