// Takes camera, program and author notes (Exif, XMP, comments) out of a JPEG without touching its picture.

const startOfScan = 0xda
const comment = 0xfe
// JFIF, colour profile and Adobe's colour transform decide how the picture looks; the other notes do not.
const neededByThePicture = new Set([0xe0, 0xe2, 0xee])

const isNote = (marker: number) =>
  marker === comment || (marker >= 0xe0 && marker <= 0xef && !neededByThePicture.has(marker))

export function withoutNotes(jpeg: Uint8Array): Uint8Array {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (jpeg.length < 4 || view.getUint16(0) !== 0xffd8) return jpeg
  const kept = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== startOfScan) {
    const end = at + 2 + view.getUint16(at + 2)
    if (!isNote(view.getUint8(at + 1))) kept.push(jpeg.subarray(at, end))
    at = end
  }
  return Buffer.concat([...kept, jpeg.subarray(at)])
}
