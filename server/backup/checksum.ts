// Bytes on their way, with their checksum at the end; and texts on their way, line by line.
import { createHash } from 'node:crypto'

/** `told` may throw: then what was read is not taken for whole. */
export async function* withChecksum(
  bytes: AsyncIterable<Buffer>,
  told: (sha256: string) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const piece of bytes) {
    hash.update(piece)
    yield piece
  }
  told(hash.digest('hex'))
}

/** By line feeds alone: readline of Node also breaks at U+2028, which stands in texts that people paste. */
export async function* linesIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  // Kept apart until it ends: what has no end would otherwise be looked through again with each piece.
  let begun: string[] = []
  for await (const piece of bytes) {
    const [first = '', ...others] = decoder.decode(piece, { stream: true }).split('\n')
    begun.push(first)
    const last = others.pop()
    if (last === undefined) continue
    yield begun.join('')
    yield* others
    begun = [last]
  }
  const rest = begun.join('') + decoder.decode()
  if (rest !== '') yield rest
}
