// The pages that a viewer can go to, and what is done there; each is offered by the policy that its page asks.
import type { Reading } from '../context.ts'
import type { IconName } from '../core/icons.ts'
import { areBegunIn } from '../core/search.ts'
import { mayOpenWhileLooking } from '../policy/looking.ts'
import { type Verdict, yes } from '../policy/verdict.ts'
import { CHAIRING, SETTING } from './ways-chair.ts'
import { ACCOUNT, PAPERS, PUBLIC, REVIEWING } from './ways-everybody.ts'

type Asked = Pick<Reading, 'viewer' | 'deadlines' | 'workshop'>

/** `words`: what else somebody might call it. */
export type Way = [label: string, href: string, icon: IconName, words: string]
export type Ways = { may: (asked: Asked) => Verdict; ways: Way[] }

const ALL: Ways[] = [...PAPERS, ...CHAIRING, ...REVIEWING, ...SETTING, ...PUBLIC, ...ACCOUNT]

export const waysFor = (asked: Asked) =>
  ALL.filter(({ may }) => yes(may(asked)))
    .flatMap(({ ways }) => ways)
    .filter(([, href]) => !asked.viewer.watched || yes(mayOpenWhileLooking('GET', href)))
    .map(([label, href, icon, words]) => ({ label, href, icon, words }))

/** Those that are called so come before those that might be. */
export function waysFound(asked: Asked, q: string) {
  const ways = waysFor(asked)
  const isCalled = ({ label }: { label: string }) => areBegunIn([label], q)
  const isMeant = ({ label, words }: { label: string; words: string }) => areBegunIn([label, words], q)
  return [...ways.filter(isCalled), ...ways.filter((way) => !isCalled(way) && isMeant(way))]
}
