// Numbers as people read them, and sums.

export const sumOf = (numbers: Iterable<number>): number =>
  Iterator.from(numbers).reduce((sum, one) => sum + one, 0)

const sizeOf = (value: number, digits: number) => Math.abs(value).toFixed(digits)

/** With a true minus sign (U+2212), as wide as a plus, and none before what is rounded to nothing. */
export function figure(value: number, digits = 0): string {
  const size = sizeOf(value, digits)
  return value < 0 && Number(size) !== 0 ? `−${size}` : size
}

/** A difference, with a plus where it is one. */
export const signed = (value: number, digits: number): string =>
  value > 0 && Number(sizeOf(value, digits)) !== 0 ? `+${sizeOf(value, digits)}` : figure(value, digits)
