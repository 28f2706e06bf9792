// What is the same for everybody and seldom changes is read once for a request or a transaction, until somebody writes it.

const SUBJECTS = ['people', 'workshop'] as const
/** What it is about: who there is, or how the workshop is set up. */
type Subject = (typeof SUBJECTS)[number]

export type Memo = Record<Subject, object>

export const newMemo = (): Memo => ({ people: {}, workshop: {} })

/** The same question, asked once as long as nothing is forgotten. */
export function once<Asker extends { memo: Memo }, T>(about: Subject, read: (asker: Asker) => Promise<T>) {
  const known = new WeakMap<object, Promise<T>>()
  return (asker: Asker): Promise<T> => {
    const since = asker.memo[about]
    // A query is asked anew each time it is awaited; a promise is not.
    const answer = known.get(since) ?? Promise.resolve(read(asker))
    known.set(since, answer)
    return answer
  }
}

/** Whoever writes what is remembered says so. */
export function forget({ memo }: { memo: Memo }, about: Subject): void {
  memo[about] = {}
}

export const forgetAll = (asker: { memo: Memo }): void => {
  for (const about of SUBJECTS) forget(asker, about)
}

/** Once any of them has forgotten something since the last time, all have. */
export function agreeing(memos: Memo[]): () => void {
  const last = memos.map((memo) => ({ ...memo }))
  return () => {
    for (const about of SUBJECTS) {
      if (memos.every((memo, place) => memo[about] === last[place]?.[about])) continue
      for (const [place, memo] of memos.entries()) {
        forget({ memo }, about)
        last[place] = { ...memo }
      }
    }
  }
}
