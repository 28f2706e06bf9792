// The bytes of a text file as text. What is not UTF-8 is read as well as can be, and says so.

type Decoded = { text: string; because: string | null }

const SAVE = 'Save it as UTF-8 and choose it again; or look through the text below, and go on with that.'

/** Marks at the beginning that name an encoding of two bytes for each character. */
const MARKED: [string, string][] = [
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
]

/** Of the first character that is none. */
const lineOf = (text: string) => text.slice(0, text.indexOf('\uFFFD')).split(/\r\n?|\n/).length

export function decoded(bytes: Buffer): Decoded {
  const start = bytes.subarray(0, 2).toString('latin1')
  const [, wide] = MARKED.find(([mark]) => mark === start) ?? []
  if (wide) return { text: new TextDecoder(wide).decode(bytes), because: `This file is in UTF-16. ${SAVE}` }
  if (bytes.includes(0))
    return { text: '', because: 'This file is no text. Choose the Markdown file, or the ZIP archive.' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), because: null }
  } catch {
    const line = lineOf(bytes.toString())
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      because: `Line ${line} is not in UTF-8. Below it is read as Windows-1252. ${SAVE}`,
    }
  }
}
