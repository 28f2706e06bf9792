// The outbox as a chair sees it: without the papers of a conflict, and without secrets.
import type { Reading } from '../context.ts'
import { shown } from '../core/dates.ts'
import { pagerOf, rowsOn } from '../core/paging.ts'
import type { Pill } from '../core/pill.ts'
import { ownReleases } from '../decisions/queries.ts'
import { to } from '../paths.ts'
import { mayUndoRelease } from '../policy/decisions.ts'
import { mayDispatchBatch, mayReadOutbox, mayRetryLetter } from '../policy/people.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { type Look, mailAddress, STATES, type State } from './form.ts'
import { titleOf } from './kind.ts'
import { partsOf } from './parts.ts'
import {
  countByState,
  findBatch,
  findLetter,
  type LetterHead,
  lettersOfBatch,
  listLetters,
  type SeenBatch,
  type SeenLetter,
  waitingBatches,
} from './queries.ts'

export const PAGE = 50

export const STATE_WORDS: Record<State, Pill> = {
  held: { tone: 'ember', text: 'Held' },
  queued: { tone: 'info', text: 'Queued' },
  sent: { tone: 'ok', text: 'Sent' },
  kept: { tone: '', text: 'Kept' },
  failed: { tone: 'bad', text: 'Failed' },
  discarded: { tone: 'outline', text: 'Discarded' },
}

const headOf = (r: Reading, head: LetterHead) => ({
  id: head.id,
  name: head.to_name,
  email: head.to_email,
  subject: head.subject,
  kind: titleOf(head.view),
  state: STATE_WORDS[head.state],
  failure: head.state === 'sent' ? null : head.failure,
  at: shown(head.written_at, r.workshop.time_zone),
})

const batchOf = (r: Reading, { id, title, by, letters, created_at }: SeenBatch) => ({
  id,
  title,
  by,
  letters,
  at: shown(created_at, r.workshop.time_zone),
})

export async function mailPage(r: Reading, look: Look, hasServer: boolean) {
  must(mayReadOutbox(r.viewer))
  const [batches, letters, counts] = await Promise.all([
    waitingBatches(r),
    listLetters(r, look, { limit: PAGE, offset: (look.page - 1) * PAGE }),
    countByState(r, look.q),
  ])
  const all = counts.values().reduce((sum, count) => sum + count, 0)
  const total = look.state ? (counts.get(look.state) ?? 0) : all
  const filter = (state: State | '', label: string, count: number) => ({
    label,
    count,
    href: mailAddress(look, { state, page: 1 }),
    current: look.state === state,
  })
  return {
    look,
    hasServer,
    batches: batches.map((batch) => batchOf(r, batch)),
    letters: letters.map((head) => headOf(r, head)),
    filters: [
      filter('', 'All', all),
      ...STATES.map((state) => filter(state, STATE_WORDS[state].text, counts.get(state) ?? 0)),
    ],
    pager: pagerOf({ page: look.page, size: PAGE, total, noun: 'letters' }, (page) =>
      mailAddress(look, { page }),
    ),
  }
}

export async function letterHtml(r: Reading, id: string, hasServer: boolean): Promise<string> {
  return (await partsOf(r, await findLetter(r, id), hasServer)).html
}

async function letterShown(r: Reading, letter: SeenLetter, hasServer: boolean) {
  const zone = r.workshop.time_zone
  const done = letter.sent_at ?? letter.kept_at ?? letter.failed_at
  const retry = mayRetryLetter(r.viewer, letter.papers, letter)
  return {
    ...headOf(r, letter),
    text: (await partsOf(r, letter, hasServer)).text,
    batch: letter.batch_id,
    attempts: letter.attempts,
    done: done && shown(done, zone),
    can: { retry: yes(retry) },
  }
}

export async function letterPage(r: Reading, id: string, hasServer: boolean) {
  return { letter: await letterShown(r, await findLetter(r, id), hasServer), hasServer }
}

type Place = { letter: string | null; page: number }

/** The page of the list on which the open letter stands; without one, the page asked for. */
function windowOf(heads: LetterHead[], { letter, page }: Place) {
  const asked = heads.findIndex(({ id }) => id === letter)
  const index = asked === -1 ? Math.min((page - 1) * PAGE, heads.length - 1) : asked
  return { index, page: Math.floor(index / PAGE) + 1 }
}

export async function batchPage(r: Reading, id: string, place: Place, hasServer: boolean) {
  const batch = await findBatch(r, id)
  const heads = await lettersOfBatch(r, id)
  const { index, page } = windowOf(heads, place)
  const open = heads[index]
  const release = (await ownReleases(r)).find(({ batch_id }) => batch_id === id)
  const dispatch = mayDispatchBatch(r.viewer, batch)
  const at = (head: LetterHead | undefined) => head && `${to.batch({ id })}?letter=${head.id}`
  return {
    batch: batchOf(r, batch),
    hasServer,
    tellsDecisions: batch.kind === 'decisions',
    letters: rowsOn(heads, page, PAGE).map((head) => ({
      ...headOf(r, head),
      href: at(head),
      current: head === open,
    })),
    pager: pagerOf(
      { page, size: PAGE, total: heads.length, noun: 'letters' },
      (other) => `${to.batch({ id })}?page=${other}`,
    ),
    open: open ? await letterShown(r, await findLetter(r, open.id), hasServer) : null,
    place: { number: index + 1, previous: at(heads[index - 1]) ?? null, next: at(heads[index + 1]) ?? null },
    sent: batch.dispatched_at && shown(batch.dispatched_at, r.workshop.time_zone),
    can: {
      dispatch: yes(dispatch),
      because: because(dispatch),
      undo: release && yes(mayUndoRelease(r.viewer, release)) ? { id: release.id } : null,
    },
  }
}
