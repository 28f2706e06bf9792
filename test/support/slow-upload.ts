// An upload by hand, byte by byte, so that a test decides when its last half arrives.
import { connect } from 'node:net'
import type { Visitor } from './visitor.ts'

const BOUNDARY = 'a-boundary-of-the-test'
const FORM = 'application/x-www-form-urlencoded'

/** An upload that stops half way until told to go on; `rest` answers with the status line. */
export async function slowUpload(base: string, author: Visitor, path: string, bytes: Buffer) {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="kind"\r\n\r\npaper\r\n--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="slow.pdf"\r\nContent-Type: application/pdf\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
  return halfSent(base, author, path, { type: `multipart/form-data; boundary=${BOUNDARY}`, body })
}

/** The same for a form without a file. */
export const slowForm = (base: string, who: Visitor, path: string, fields: Record<string, string>) =>
  halfSent(base, who, path, {
    type: FORM,
    body: Buffer.from(new URLSearchParams(fields).toString()),
  })

type Sent = { type: string; body: Buffer }

/** A form that is sent whole by a page that goes away with its last byte, and waits for no answer. */
export function sentAndGone(base: string, who: Visitor, path: string, fields: Record<string, string>) {
  const { hostname, port } = new URL(base)
  const body = Buffer.from(new URLSearchParams(fields).toString())
  const head = headOf(base, who, path, { type: FORM, body })
  return new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname).on('close', () => resolve())
    socket.on('error', () => undefined).resume()
    socket.end(Buffer.concat([Buffer.from(head), body]))
  })
}

function headOf(base: string, who: Visitor, path: string, { type, body }: Sent): string {
  const { host } = new URL(base)
  const lines = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Cookie: ${who.cookie}`,
    'Sec-Fetch-Site: same-origin',
    `Content-Type: ${type}`,
    `Content-Length: ${body.length}`,
    'Connection: close',
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

async function halfSent(base: string, who: Visitor, path: string, sent: Sent) {
  const { hostname, port } = new URL(base)
  const { body } = sent
  const socket = connect(Number(port), hostname)
  socket.write(headOf(base, who, path, sent))
  socket.write(body.subarray(0, body.length / 2))
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  const ended = new Promise<string>((resolve) => socket.on('close', () => resolve(answer)))
  await new Promise((resolve) => setTimeout(resolve, 150))
  return {
    rest: () => {
      socket.write(body.subarray(body.length / 2))
      return ended
    },
    cut: () => socket.destroy(),
  }
}
