// One question after the other on a connection. A house in a test lives in one transaction, and a page asks several at once,
// which pg will refuse on one connection; in life each of them has a connection of its own.

type Connection = { query(asked: unknown, ...rest: unknown[]): unknown }

const known = new WeakSet<Connection>()

export function askInTurn(connection: Connection): void {
  if (known.has(connection)) return
  known.add(connection)
  const ask = connection.query.bind(connection)
  let last = Promise.resolve()
  connection.query = (asked, ...rest) => {
    const told = rest.pop()
    if (typeof told !== 'function') return ask(asked, ...rest, told)
    const answered = (next: () => void) =>
      ask(asked, ...rest, (...answer: unknown[]) => {
        next()
        told(...answer)
      })
    last = last.then(() => new Promise<void>(answered))
    return undefined
  }
}
