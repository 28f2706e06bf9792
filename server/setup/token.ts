// The one-time link of an installation that has no chair yet.
import type { House } from '../context.ts'
import { countChairs } from '../people/queries.ts'
import { issueToken } from '../people/tokens.ts'

/** A fresh token, which ends the earlier ones; null once there is a chair. */
export async function setupToken({ db, clock }: House): Promise<string | null> {
  if ((await countChairs({ db })) > 0) return null
  return issueToken({ db, now: clock() }, 'setup', null)
}
