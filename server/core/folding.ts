// Text as mail programs like it: 72 columns, and no address broken.

const WIDTH = 72

/** The next space at which a line may end, or the end: a word that is longer than a line stays whole. */
function breakOf(text: string): number {
  const before = text.lastIndexOf(' ', WIDTH)
  const place = before > 0 ? before : text.indexOf(' ', WIDTH)
  return place < 0 ? text.length : place
}

/** A line of a list, of a quotation or with a mark before it stays as it is. */
function folded(line: string): string {
  if (line.length <= WIDTH || /^[\s>-]|^\d+\. /.test(line)) return line
  let [text, rest] = ['', line]
  while (rest.length > WIDTH) {
    const end = breakOf(rest)
    text += `${rest.slice(0, end)}\n`
    rest = rest.slice(end).replace(/^ +/, '')
  }
  return text + rest
}

/** Each of its lines; none ends the text empty. */
export const foldedAll = (text: string): string => text.split('\n').map(folded).join('\n').trimEnd()
