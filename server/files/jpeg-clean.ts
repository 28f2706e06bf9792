// Takes camera, program and author notes (Exif, XMP, comments) out of a JPEG without touching its picture.

const [startOfPicture, startOfScan, endOfPicture, comment] = [0xd8, 0xda, 0xd9, 0xfe]

/** JFIF, colour profile and Adobe's colour transform decide how the picture looks; other notes do not, whatever their number. */
const NEEDED: Partial<Record<number, string>> = { 224: 'JFIF\0', 226: 'ICC_PROFILE\0', 238: 'Adobe' }

function isNote(bytes: Buffer, at: number): boolean {
  const marker = bytes.readUInt8(at + 1)
  const needed = NEEDED[marker]
  if (needed) return bytes.toString('latin1', at + 4, at + 4 + needed.length) !== needed
  return marker === comment || (marker >= 0xe0 && marker <= 0xef)
}

/** Within a scan 0xff and zero are a byte of the picture, 0xff and 0xd0 to 0xd7 restart it; before a marker 0xff may stand repeatedly. */
const isMarker = (byte: number) =>
  byte > 0x01 && byte !== startOfPicture && byte !== 0xff && (byte & 0xf8) !== 0xd0

function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1))
    if (isMarker(bytes[at + 1] ?? 0)) return at
  return -1
}

/** What stands behind the end is left out too: phones put a second picture there, with notes of its own. */
export function withoutNotes(jpeg: Uint8Array): Uint8Array {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return jpeg
  const kept = [bytes.subarray(0, 2)]
  let [from, inScan] = [2, false]
  for (;;) {
    const at = nextMarker(bytes, from)
    if (inScan) kept.push(bytes.subarray(from, at === -1 ? bytes.length : at))
    if (at === -1 || bytes[at + 1] === endOfPicture) {
      if (at !== -1) kept.push(bytes.subarray(at, at + 2))
      return Buffer.concat(kept)
    }
    if (at + 4 > bytes.length) return Buffer.concat(kept)
    from = at + 2 + Math.max(2, bytes.readUInt16BE(at + 2))
    if (!isNote(bytes, at)) kept.push(bytes.subarray(at, from))
    inScan ||= bytes[at + 1] === startOfScan
  }
}
