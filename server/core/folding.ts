// Text as mail programs like it: 72 columns, and no address broken.
import { kept } from './kept.ts'

/** A line of a list, of a quotation or with a mark before it stays as it is. */
function folded(line: string): string {
  if (line.length <= 72 || /^[\s>-]|^\d+\. /.test(line)) return line
  let text = ''
  let length = 0
  for (const word of line.split(' ')) {
    const breaks = length > 0 && length + word.length >= 72
    const space = length > 0 && !breaks
    text += `${breaks ? '\n' : space ? ' ' : ''}${word}`
    length = (space ? length + 1 : 0) + word.length
  }
  return text
}

/** Each of its lines; none ends the text empty. */
export const foldedAll = kept((text) => text.split('\n').map(folded).join('\n').trimEnd())
