// Whoever goes away while waiting at the door is not counted as inside.
import { deepEqual } from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { test } from 'node:test'
import express from 'express'
import { gate } from '../../server/rehearsal/gate.ts'
import type { Rehearsal } from '../../server/rehearsal/types.ts'

test('who leaves while waiting at the door has left', async () => {
  const said: string[] = []
  const { promise: left, resolve: leave } = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  const rehearsal: Pick<Rehearsal, 'state' | 'enter'> = {
    state: () => ({ now: Temporal.Instant.fromEpochMilliseconds(0), moment: 'call-open', busy: false }),
    enter: () =>
      gone.promise.then(() => () => {
        said.push('left')
        leave()
      }),
  }
  const app = express()
  app.use((_req, res, next) => {
    res.once('close', () => setImmediate(gone.resolve))
    next()
  })
  app.use(gate(Object.assign(Object.create(null), rehearsal)), (_req, res) => {
    said.push('inside')
    res.end()
    leave()
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(server, 'request')
  socket.destroy()
  await left
  server.close()
  deepEqual(said, ['left'])
})
