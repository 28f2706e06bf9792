// A QR code as an SVG path, which the strict policy of the page lets through where an image made here would need an address.
import { encode } from 'uqr'

type Correction = 'L' | 'M'

/** Readers need four light squares around it. The least correction is enough on a screen; paper gets creased. */
export const squaresOf = (text: string, ecc: Correction = 'L'): boolean[][] =>
  encode(text, { ecc, border: 4 }).data

export type Qr = { path: string; side: number }

/** The `d` of the path, and the length of its sides. */
export function qrPath(text: string, ecc: Correction = 'L'): Qr {
  const squares = squaresOf(text, ecc)
  const runs = squares.flatMap((line, y) =>
    [...line.map(Number).join('').matchAll(/1+/g)].map(
      ({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
    ),
  )
  return { path: runs.join(''), side: squares.length }
}
