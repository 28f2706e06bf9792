// The letters that a dispatch would send, one after the other, word for word. A chair in conflict reads each without those papers.
import type { Reading } from '../context.ts'
import { previewed } from '../core/outbox.ts'
import { to } from '../paths.ts'
import { mayAssign, mayDispatchAssignments } from '../policy/assignments.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { assignmentLetter } from './letters.ts'
import { type ReadyRow, readyRows } from './queries-dispatch.ts'

export type DispatchPage = {
  letters: { at: number; name: string; papers: string; href: string; current: boolean }[]
  shown: { name: string; recipient: string; subject: string; text: string; body: string } | null
  previous: string | null
  next: string | null
  dispatch: { may: boolean; because: string | null }
}

async function letterOf(r: Reading, rows: ReadyRow[]): Promise<DispatchPage['shown']> {
  const [first] = rows
  if (!first) return null
  const letter = assignmentLetter(r, rows, { batchId: '', token: '' })
  const { name, email } = first
  return { name, recipient: `${name} <${email}>`, ...(await previewed(r, letter)) }
}

const address = (at: number) => `${to.assignmentsDispatch()}?at=${at}`

export async function dispatchPage(r: Reading, asked: number): Promise<DispatchPage> {
  must(mayAssign(r.viewer))
  const all = [...Map.groupBy(await readyRows(r), ({ person_id }) => person_id).values()]
  const at = Math.max(0, Math.min(asked, all.length - 1))
  const may = mayDispatchAssignments(r.viewer, r.deadlines, r.workshop.early_reading)
  return {
    letters: all.map((rows, index) => ({
      at: index,
      name: rows[0]?.name ?? '',
      papers: rows.map(({ paper_id }) => paper_id).join(', '),
      href: address(index),
      current: index === at,
    })),
    shown: await letterOf(r, all[at] ?? []),
    previous: at > 0 ? address(at - 1) : null,
    next: at < all.length - 1 ? address(at + 1) : null,
    dispatch: { may: yes(may), because: because(may) },
  }
}
