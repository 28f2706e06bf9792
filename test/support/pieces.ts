// An upload in pieces as a browser sends it, and pieces that are cut off in the middle.
import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import type { Visitor } from './visitor.ts'

export const MEGABYTE = 2 ** 20
const JSON_PLEASE = { accept: 'application/json' }

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

type Announcement = { kind?: string; name?: string; size?: number; sha256?: string | null }

export function announce(by: Visitor, paperId: number, bytes: Uint8Array, wish: Announcement = {}) {
  const { kind = 'paper', name = 'paper.pdf', size = bytes.length, sha256 = hashOf(bytes) } = wish
  return by.post(`/papers/${paperId}/uploads`, { kind, name, size, sha256 }, JSON_PLEASE)
}

/** The address of an upload that has begun. */
export async function begun(by: Visitor, paperId: number, bytes: Uint8Array, wish?: Announcement) {
  const answer = await announce(by, paperId, bytes, wish)
  if (answer.status !== 201) throw new Error(`Not begun: ${answer.status} ${answer.text}`)
  return String(JSON.parse(answer.text).address)
}

export const sendPiece = (by: Visitor, address: string, bytes: Uint8Array, offset: number) =>
  by.send(address, bytes, { 'upload-offset': String(offset) })

export const finish = (by: Visitor, address: string) => by.post(`${address}/file`, {}, JSON_PLEASE)

export async function offsetOf(by: Visitor, address: string): Promise<number> {
  return JSON.parse((await by.get(address, JSON_PLEASE)).text).offset
}

/** From where it stands to its end, and made a file. */
export async function sendRest(by: Visitor, address: string, bytes: Uint8Array, step = MEGABYTE) {
  for (let at = await offsetOf(by, address); at < bytes.length; at = await offsetOf(by, address))
    await sendPiece(by, address, bytes.subarray(at, at + step), at)
  return finish(by, address)
}

/** A piece whose line is cut when half of it is on its way. */
export async function cutPiece(by: Visitor, address: string, bytes: Uint8Array, offset: number) {
  const { host, hostname, port } = new URL(by.base)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  const lines = [
    `POST ${address} HTTP/1.1`,
    `Host: ${host}`,
    `Cookie: ${by.cookie}`,
    'Sec-Fetch-Site: same-origin',
    'Accept: application/json',
    'Content-Type: application/octet-stream',
    `Upload-Offset: ${offset}`,
    `Content-Length: ${bytes.length}`,
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  await new Promise((resolve) => socket.write(bytes.subarray(0, bytes.length / 2), resolve))
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
}
