// The body of a form, as browsers send it.
import { deepEqual, equal } from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import express from 'express'
import { formFields, readForm } from '../../server/core/body.ts'

test('numbers in brackets stay what they are', () => {
  deepEqual(formFields('boards[3]=7&boards[12]=8'), { boards: { 3: '7', 12: '8' } })
  deepEqual(formFields('authors[0][name]=Ann&authors[2][name]=Bo'), {
    authors: { 0: { name: 'Ann' }, 2: { name: 'Bo' } },
  })
})

test('empty brackets are a list, however they are escaped and however long', () => {
  deepEqual(formFields('topics[]=&topics%5B%5D=2'), { topics: ['', '2'] })
  deepEqual(formFields('a=1&a=2'), { a: ['1', '2'] })
  const many = Array.from({ length: 300 }, (_, n) => `topics[]=${n}`).join('&')
  deepEqual(formFields(many), { topics: Array.from({ length: 300 }, (_, n) => String(n)) })
})

test('nothing reaches the prototype of objects', () => {
  formFields('__proto__[polluted]=yes&constructor[prototype][polluted]=yes')
  equal(Reflect.get({}, 'polluted'), undefined)
})

const FORM =
  'POST /late HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\n'

for (const [how, text] of [
  ['half', 'title=Ha'],
  ['whole', 'title=A+whole+form...'.slice(0, 20)],
] as const)
  test(`a form that was sent ${how} and not read before its sender left is not taken for an empty one`, async () => {
    const read: unknown[] = []
    const { promise: left, resolve: leave } = Promise.withResolvers<void>()
    const app = express()
    // Meanwhile it is found out who asks.
    app.use(async (req, _res, next) => {
      if (req.path === '/whole') return next()
      req.on('error', () => undefined)
      await new Promise<void>((resolve) => req.once('close', resolve))
      next()
      await setImmediate()
      leave()
    })
    app.use(readForm, (req, res) => {
      read.push(req.body)
      res.end()
    })
    const server = createServer(app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const socket = connect(port, '127.0.0.1')
    socket.write(FORM + text)
    await once(server, 'request')
    socket.destroy()
    await left
    await fetch(`http://127.0.0.1:${port}/whole`, {
      method: 'POST',
      body: new URLSearchParams({ title: 'A' }),
    })
    server.close()
    deepEqual(read, [{ title: 'A' }])
  })
