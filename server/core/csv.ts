// CSV as RFC 4180 has it, safe to open in a spreadsheet.

/** A cell that begins like a formula is made plain text by a quote mark, so that opening the file runs nothing. */
function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = value ?? ''
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** The same rows for programs: each by the names of the header. */
export const rowsByName = ([head = [], ...rows]: (string | number | null)[][]): object[] => {
  const names = head.map((name) => String(name).replaceAll(' ', '_'))
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])))
}

/** The first row is the header. */
export const csv = (rows: (string | number | null)[][]): string =>
  `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
