// A request takes as long as its sender takes, and ends with them: who falls silent is let go, and keeps nobody from stopping.
import { equal, match } from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { listen } from '../../server/listening.ts'

const SILENCE = 600
const HEAD = 'POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 8\r\n\r\n'

const sending = (port: number) => {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (bytes) => (answer += bytes)).on('error', () => undefined)
  const ended = new Promise<string>((resolve) => socket.on('close', () => resolve(answer)))
  socket.write(HEAD)
  return { socket, ended }
}

test('slow is not silent', { timeout: 20_000 }, async (t) => {
  const site = await listen(
    (req, res) => req.on('end', () => res.end('whole')).resume(),
    { port: 0, host: '127.0.0.1' },
    SILENCE,
  )
  const [slow, silent] = [sending(site.port), sending(site.port)]
  t.after(() => silent.socket.destroy())
  silent.socket.write('1234')
  for (const byte of '12345678') {
    await setTimeout(SILENCE / 4)
    slow.socket.write(byte)
  }
  match(await slow.ended, /whole/)
  equal(await silent.ended, '')
  await site.drain()
})
