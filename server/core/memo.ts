// What is the same for everybody and seldom changes is read once for a request or a transaction, until somebody writes it.

export type Memo = { since: object }

export const newMemo = (): Memo => ({ since: {} })

/** The same question, asked once as long as nothing is forgotten. */
export function once<Asker extends { memo: Memo }, T>(read: (asker: Asker) => Promise<T>) {
  const known = new WeakMap<object, Promise<T>>()
  return (asker: Asker): Promise<T> => {
    const { since } = asker.memo
    // A query is asked anew each time it is awaited; a promise is not.
    const answer = known.get(since) ?? Promise.resolve(read(asker))
    known.set(since, answer)
    return answer
  }
}

/** Whoever writes what is remembered says so. */
export function forget({ memo }: { memo: Memo }): void {
  memo.since = {}
}
