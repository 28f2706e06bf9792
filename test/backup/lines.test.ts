// Lines of a table, however its bytes come in pieces.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { linesIn } from '../../server/backup/checksum.ts'

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

test('the lines are the same for pieces of every size', async () => {
  for (const text of ['', '\n', 'one', 'one\n', 'é\u2028“two”\n\nthree\r\n', '\n\nlast']) {
    const lines = text.split('\n')
    if (lines.at(-1) === '') lines.pop()
    for (const size of [1, 2, 3, 100])
      deepEqual(await Array.fromAsync(linesIn(inPieces(Buffer.from(text), size))), lines)
  }
})

test('a line without an end is not read again and again', async () => {
  const [length, begun] = [24 * 2 ** 20, performance.now()]
  const [line = ''] = await Array.fromAsync(linesIn(inPieces(Buffer.alloc(length, 'a'), 16 * 1024)))
  equal(line.length, length)
  ok(performance.now() - begun < 8000)
})
