// The cells of a row parted by commas, semicolons or tabs, and the lines that one row of a file takes. Pure.

/** With whatever else a program exports of a person. */
const LONGEST_ROW = 20_000

/** What parts the cells: outside of quotes it is the rarer ones first. */
export function markOf(text: string): string {
  const open = text.slice(0, LONGEST_ROW).replaceAll(/"[^"]*"/g, '')
  return open.includes('\t') ? '\t' : open.includes(';') && !open.includes(',') ? ';' : ','
}

/** What stands in quotes stays together. */
export function cellsOf(text: string, mark = markOf(text)): string[] {
  if (text.length > LONGEST_ROW) return []
  const cells = text.match(new RegExp(`"(?:[^"]|"")*"|[^${mark}]+|(?<=^|${mark})(?=${mark}|$)`, 'g')) ?? []
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"([\s\S]*)"$/, '$1')
      .replaceAll('""', '"')
      .trim(),
  )
}

export const rowOfCells = (cells: string[], mark: string): string =>
  cells
    .map((cell) => (/["\n]/.test(cell) || cell.includes(mark) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(mark)

const isOpen = (text: string) => (text.match(/"/g)?.length ?? 0) % 2 === 1

/** How many lines the row takes that begins at this one: a quoted cell may hold line breaks. One that is never closed takes its own line. */
export function linesOfRow(lines: string[], at: number): number {
  const first = lines[at] ?? ''
  if (!isOpen(first)) return 1
  let length = first.length
  for (let next = at + 1; next < lines.length && length <= LONGEST_ROW; next += 1) {
    length += 1 + (lines[next] ?? '').length
    if (isOpen(lines[next] ?? '')) return next - at + 1
  }
  return 1
}
