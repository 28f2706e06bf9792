// The outbox: a letter is written in the transaction of what it tells of, and posted after the commit by a job.
import { enqueueAll } from '../jobs/queue.ts'
import type { Tx } from './db.ts'
import type { Render } from './render.ts'

/** Stands in a letter where its secret goes; the postman puts the secret in, nobody else sees it. */
export const SECRET = 'SECRET-LINK-HIDDEN-HERE'

export type Letter = {
  to: { personId: number | null; name: string; email: string }
  subject: string
  /** `views/<view>.txt.ejs` and `views/<view>.html.ejs`; the model gets `link(path)` and `shortName`. */
  view: string
  model: Record<string, unknown>
  /** Papers it speaks of, which hide it from chairs in conflict with all of them. */
  papers?: number[]
  /** The token of a link; the views write SECRET in its place. */
  secret?: string
  /** A letter of a batch waits until a chair dispatches it. */
  batchId?: number
}

type Writer = {
  db: Tx
  now: Temporal.Instant
  render: Render
  siteUrl: string
  workshop: { name: string; short_name: string; host: string }
}

/** Both parts of a letter, from its view and model. */
export async function press(w: Pick<Writer, 'render' | 'siteUrl' | 'workshop'>, view: string, model: object) {
  const { name, short_name: shortName, host } = w.workshop
  const every = {
    ...model,
    shortName,
    workshopName: name,
    hostName: host,
    link: (path: string) => w.siteUrl + path,
  }
  const letter = { preheader: '', reason: '' }
  const text = await w.render(`${view}.txt`, { ...every, letter })
  const body = await w.render(`${view}.html`, { ...every, letter })
  const html = await w.render('layout/mail', { ...every, ...letter, body })
  return { text: text.trim(), html }
}

export const subjectOf = ({ workshop }: Pick<Writer, 'workshop'>, letter: Letter) =>
  `[${workshop.short_name}] ${letter.subject}`

async function rowOf(w: Writer, letter: Letter) {
  const { text, html } = await press(w, letter.view, letter.model)
  return {
    batch_id: letter.batchId ?? null,
    view: letter.view,
    model: JSON.stringify(letter.model),
    person_id: letter.to.personId,
    to_name: letter.to.name,
    to_email: letter.to.email,
    subject: subjectOf(w, letter),
    body_text: text,
    body_html: html,
    secret: letter.secret ?? null,
    written_at: w.now,
  }
}

/** Many letters at the price of one: the queries do not grow with their number. */
export async function sendAll(w: Writer, letters: Letter[]): Promise<string[]> {
  if (letters.length === 0) return []
  const rows = await Promise.all(letters.map((letter) => rowOf(w, letter)))
  const inserted = await w.db('letters').insert(rows).returning<{ id: string }[]>('id')
  const ids = inserted.map(({ id }) => id)
  const papers = letters.flatMap((letter, i) =>
    (letter.papers ?? []).map((paper_id) => ({ letter_id: ids[i], paper_id })),
  )
  if (papers.length > 0) await w.db('letter_papers').insert(papers)
  const free = ids.filter((_, i) => rows[i]?.batch_id === null)
  await enqueueAll(
    w,
    'mail.post',
    free.map((id) => ({ id })),
  )
  return ids
}

export async function send(w: Writer, letter: Letter): Promise<string> {
  const [id = ''] = await sendAll(w, [letter])
  return id
}

/** A batch holds its letters until a chair dispatches it. Its title is read by every chair, so it counts nothing. */
export async function openBatch(
  w: Pick<Writer, 'db' | 'now'> & { viewer: { personId: number | null } },
  batch: { kind: 'assignments' | 'decisions' | 'papers'; title: string },
): Promise<number> {
  const row = { ...batch, created_at: w.now, created_by: w.viewer.personId }
  const [opened] = await w.db('batches').insert(row).returning<{ id: number }[]>('id')
  return opened?.id ?? 0
}
