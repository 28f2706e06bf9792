// The columns of tables that other systems export, under our names. Pure.

const HEADINGS: Record<string, RegExp> = {
  paper: /^(#|pid|id|number|(paper|submission)[ _-]?(id|number|#)?)$/,
  reviewer: /^((reviewer[ _-]?)?e-?mail|reviewer)$/,
  outcome: /^(outcome|decision|recommendation)$/,
  kind: /^(conflict[ _-]?type|type of conflict)$/,
  score: /^(score|affinity|similarity)$/,
}

/** A table of HotCRP in which each row says what is to be done with it: more than one kind of act. */
const ACTS = /^action$/

/** The first line with those columns renamed that are asked for, and missing under their own names. */
export function underOurNames(text: string, columns: string[]): string {
  const [, head = '', rest = ''] = /^\uFEFF?([^\r\n]*)([\s\S]*)$/.exec(text) ?? []
  const cells = head.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
  const names = cells.map((cell) => cell.toLowerCase())
  if (names.some((name) => ACTS.test(name))) return text
  const missing = columns.filter((one) => !names.includes(one))
  const places = missing.map((column) => names.findIndex((name) => HEADINGS[column]?.test(name)))
  if (places.every((place) => place < 0)) return text
  const named = cells.map((cell, place) => missing[places.indexOf(place)] ?? cell)
  return named.join(',') + rest
}
