// A wire between a browser and a house that can be cut and mended: connections break as they do in a tunnel.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export async function openWire(to: string) {
  const { port: target } = new URL(to)
  const ends = new Set<Socket>()
  const keep = (socket: Socket) => {
    ends.add(socket)
    socket.on('close', () => ends.delete(socket)).on('error', () => undefined)
  }
  const join = (near: Socket) => {
    const far = connect(Number(target), '127.0.0.1')
    for (const end of [near, far]) keep(end)
    near.pipe(far).pipe(near)
  }
  let server = createServer(join).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const cut = async () => {
    const closed = once(server, 'close')
    server.close()
    for (const end of ends) end.destroy()
    await closed
  }
  const mend = async () => {
    server = createServer(join).listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  return { base: `http://127.0.0.1:${port}`, cut, mend }
}
