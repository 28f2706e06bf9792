// Takes texts, dates and camera notes out of a PNG without touching its picture.

const SIGNATURE = 8
/** Length, name and checksum stand around what a chunk holds. */
const AROUND = 12
const PICTURE = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
)

export function withoutTexts(png: Uint8Array): Uint8Array {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  const kept = [bytes.subarray(0, SIGNATURE)]
  let name = ''
  for (let at = SIGNATURE; at + AROUND <= bytes.length && name !== 'IEND'; ) {
    const end = at + AROUND + bytes.readUInt32BE(at)
    name = bytes.toString('latin1', at + 4, at + 8)
    if (PICTURE.has(name)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}
