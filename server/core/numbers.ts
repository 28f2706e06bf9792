// Numbers as people read them: a true minus sign (U+2212), as wide as a plus, and no sign before what is rounded to nothing.

const sizeOf = (value: number, digits: number) => Math.abs(value).toFixed(digits)

export function figure(value: number, digits = 0): string {
  const size = sizeOf(value, digits)
  return value < 0 && Number(size) !== 0 ? `−${size}` : size
}

/** A difference, with a plus where it is one. */
export const signed = (value: number, digits: number): string =>
  value > 0 && Number(sizeOf(value, digits)) !== 0 ? `+${sizeOf(value, digits)}` : figure(value, digits)
