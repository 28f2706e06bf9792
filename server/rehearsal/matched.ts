// Matchings, each computed once: in worlds that follow from one another the same facts come again and again.
import { createHash } from 'node:crypto'
import { serialize } from 'node:v8'
import { type Matched, matchAside } from '../runs/aside.ts'

/** So many are remembered: those of the untouched world, and of what somebody made of it. */
const MANY = 4

/** A matching hangs on its facts and wishes alone, so the same ones give the one that they gave before. */
export function rememberingMatches(compute: Matched = matchAside): Matched {
  const known = new Map<string, ReturnType<Matched>>()
  return async (facts, asked) => {
    const key = createHash('sha256')
      .update(serialize([facts, asked]))
      .digest('base64')
    const match = known.get(key) ?? compute(facts, asked)
    known.delete(key)
    known.set(key, match)
    for (const old of [...known.keys()].slice(0, -MANY)) known.delete(old)
    match.catch(() => known.delete(key))
    return match
  }
}
