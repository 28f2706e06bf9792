// The box into which a message is typed: for a new thread, with a choice of its readers, or for an answer.
import type { Fault } from '../core/form.ts'
import { asksAboutNames } from '../reviews/names.ts'
import type { ReadersShown } from './naming.ts'

export type Choice = ReadersShown & { value: 'reviewers' | 'chairs' }

/** The model of views/comments/_composer.ejs. `key`: makes the names of its parts unlike those of its neighbours. */
export type Composer = {
  key: string
  thread: string
  readers: ReadersShown | null
  choices: (Choice & { chosen: boolean })[]
  mentions: string[]
  entry: Fault | null
  askAboutNames: boolean
}

type Wanted = Pick<Composer, 'thread' | 'readers' | 'mentions' | 'entry'> & { choices: Choice[] }

/** What was typed comes back where it was typed. */
export function composerFor({ thread, readers, choices, mentions, entry }: Wanted): Composer {
  const mine = entry && (entry.typed.thread ?? '') === thread ? entry : null
  const chosen = mine?.typed.audience ?? choices[0]?.value
  return {
    key: thread ? `-${thread.slice(0, 8)}` : '-new',
    thread,
    readers,
    choices: choices.map((choice) => ({ ...choice, chosen: choice.value === chosen })),
    mentions,
    entry: mine,
    askAboutNames: asksAboutNames(mine),
  }
}
