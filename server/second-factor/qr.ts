// A QR code as an SVG path, which the strict policy of the page lets through where an image made here would need an address.
import { encode } from 'uqr'

/** Readers need four light squares around it. The least correction is enough on a screen. */
export const squaresOf = (text: string): boolean[][] => encode(text, { ecc: 'L', border: 4 }).data

/** The `d` of the path, and the length of its sides. */
export function qrPath(text: string): { path: string; side: number } {
  const squares = squaresOf(text)
  const runs = squares.flatMap((line, y) =>
    [...line.map(Number).join('').matchAll(/1+/g)].map(
      ({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
    ),
  )
  return { path: runs.join(''), side: squares.length }
}
