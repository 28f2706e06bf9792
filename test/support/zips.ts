// Makes ZIP archives for tests byte by byte, so that each can lie in its own way.
import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = {
  name: string
  text?: string | Buffer
  stored?: boolean
  /** Unix file type and rights, as `0o120777` for a link. */
  mode?: number
  encrypted?: boolean
  method?: number
  /** What the header in front of the file says instead. */
  local?: { name?: string; size?: number; method?: number }
  /** What the list at the end says instead of the truth. */
  size?: number
  crc?: number
}

const u16 = (...numbers: number[]) => {
  const bytes = Buffer.alloc(2 * numbers.length)
  numbers.forEach((number, at) => {
    bytes.writeUInt16LE(number, 2 * at)
  })
  return bytes
}
const u32 = (...numbers: number[]) => {
  const bytes = Buffer.alloc(4 * numbers.length)
  numbers.forEach((number, at) => {
    bytes.writeUInt32LE(number, 4 * at)
  })
  return bytes
}

function packed({ text = '', stored, method, encrypted, size, crc, name }: ZipEntry) {
  const bytes = Buffer.from(text)
  const data = stored ? bytes : deflateRawSync(bytes, { level: 9 })
  const facts = { method: method ?? (stored ? 0 : 8), size: size ?? bytes.length, crc: crc ?? crc32(bytes) }
  // Bit 11: the name is UTF-8.
  return { data, name: Buffer.from(name), flags: 0x800 | (encrypted ? 1 : 0), ...facts }
}

/** `at`: where the header of each entry stands instead, to let two share their bytes. */
export function makeZip(entries: ZipEntry[], at: number[] = []): Buffer {
  const files: Buffer[] = []
  const list: Buffer[] = []
  let end = 0
  entries.forEach((entry, index) => {
    const { data, name, flags, method, size, crc } = packed(entry)
    const local = entry.local ?? {}
    const localName = Buffer.from(local.name ?? entry.name)
    const sizes = u32(crc, data.length, local.size ?? size)
    const head = [u32(0x04034b50), u16(20, flags, local.method ?? method, 0, 0), sizes]
    const file = Buffer.concat([...head, u16(localName.length, 0), localName, data])
    const made = entry.mode === undefined ? 20 : (3 << 8) | 20
    list.push(u32(0x02014b50), u16(made, 20, flags, method, 0, 0), u32(crc, data.length, size))
    list.push(u16(name.length, 0, 0, 0, 0), u32(((entry.mode ?? 0) << 16) >>> 0, at[index] ?? end), name)
    files.push(file)
    end += file.length
  })
  const directory = Buffer.concat(list)
  const count = entries.length
  const tail = Buffer.concat([u32(0x06054b50), u16(0, 0, count, count), u32(directory.length, end), u16(0)])
  return Buffer.concat([...files, directory, tail])
}
