// The outbox: a letter is written in the transaction of what it tells of, and posted after the commit by a job.
import type { Db, Tx } from './db.ts'
import { fieldsIn, type Takes, type Template, type Values } from './letter-fields.ts'
import { insertLetters } from './letter-rows.ts'
import { compose, composeLine } from './letter-text.ts'
import { type Memo, once } from './memo.ts'
import { partsOf } from './parts.ts'
import { enqueueAll, type Unqueued } from './queue.ts'
import type { Render } from './render.ts'
import type { Batch, TemplateRow } from './tables-mail.ts'

/** Stands in a letter where its secret goes; the postman puts the secret in, nobody else sees it. */
export const SECRET = 'SECRET-LINK-HIDDEN-HERE'
const UNMADE_LINK = new RegExp(` href="[^"]*${SECRET}[^"]*"`, 'g')

export type LetterKind = {
  /** `papers/mail/receipt`: its house text is `views/papers/mail/receipt.md`. */
  view: string
  house: Template
  /** Why the person gets this, at the end of every letter. */
  reason: string
  takes: Takes
  requires: readonly string[]
}

export type Letter = {
  to: { personId: number | null; name: string; email: string }
  kind: LetterKind
  values: Values
  /** Papers it speaks of, which hide it from chairs in conflict with all of them. */
  papers?: number[]
  /** The token of a link; the values hold SECRET in its place. */
  secret?: string
  /** A letter of a batch waits until a chair dispatches it. */
  batchId?: string
}

type Workshop = { name: string; short_name: string; host: string; contact_email: string }
/** What is made of a template and what is merged into it. */
export type Pressed = { subject: string; text: string; html: string; body: string }
/** By all that is in them: a world that is played again writes the same letters. */
export type PressedBefore = Map<string, Pressed>
type Presser = {
  render: Render
  siteUrl: string
  workshop: Workshop
  /** undefined: each letter is made anew. */
  pressedBefore?: PressedBefore | undefined
}
type Writer = Presser & Unqueued & { db: Tx; now: Temporal.Instant; memo: Memo }

/** A template is used only where it takes nothing that its audience must not read, and keeps what the letter is for. */
export function isFit({ takes, requires }: LetterKind, { subject, body }: Template): boolean {
  const named = fieldsIn(body)
  return (
    [...fieldsIn(subject), ...named].every((name) => takes.has(name)) &&
    requires.every((name) => named.includes(name))
  )
}

export const common = ({ name, short_name, host, contact_email }: Workshop): Values => ({
  'workshop.name': name,
  'workshop.short': short_name,
  'workshop.host': host,
  'workshop.contact': contact_email,
})

/** Both parts of a letter and its subject: by the template where that is fit, and otherwise by the text of the house. */
export async function press(
  w: Presser,
  kind: LetterKind,
  values: Values,
  template: Template | null,
): Promise<Pressed> {
  const merge = {
    takes: kind.takes,
    requires: kind.requires,
    values: { ...values, ...common(w.workshop) },
    link: (path: string) => w.siteUrl + path,
  }
  const used = template && isFit(kind, template) ? template : kind.house
  const { subject, text, html: body, preheader } = compose(used, merge)
  const reason = composeLine(kind.reason, merge)
  const { short_name: shortName, host: hostName } = w.workshop
  const html = await w.render('layout/mail', { shortName, hostName, body, preheader, reason })
  const signed = `${text}\n\n--\n${reason}`
  return { subject: `[${shortName}] ${subject}`, text: signed, html, body }
}

const MOST_PRESSED = 4000

/** `model`: the values as they are kept with the letter. */
async function pressOnce(w: Writer, { kind, values }: Letter, template: Current | undefined, model: string) {
  const { pressedBefore, siteUrl, workshop } = w
  const make = () => press(w, kind, values, template ?? null)
  if (!pressedBefore) return make()
  const key = JSON.stringify([siteUrl, common(workshop), kind.view, template?.subject, template?.body, model])
  const before = pressedBefore.get(key)
  if (before) return before
  const pressed = await make()
  if (pressedBefore.size >= MOST_PRESSED) pressedBefore.clear()
  pressedBefore.set(key, pressed)
  return pressed
}

type Current = TemplateRow & Template

/** The newest version of each, by the view of its kind; none where the text of the house was taken back. */
export const currentTemplates = once(
  'workshop',
  async ({ db }: { db: Db; memo: Memo }): Promise<Map<string, Current>> => {
    const rows = await db<TemplateRow>('letter_templates')
      .distinctOn('view')
      .orderBy([{ column: 'view' }, { column: 'id', order: 'desc' }])
    return new Map(
      rows.flatMap(({ subject, body, ...row }) =>
        subject === null || body === null ? [] : [[row.view, { ...row, subject, body }]],
      ),
    )
  },
)

/** A letter before it is written: as a page shows it, with links that are not made yet leading nowhere. */
export async function previewed(r: Presser & { db: Db; memo: Memo }, { kind, values }: Letter) {
  const template = (await currentTemplates(r)).get(kind.view)
  const { subject, text, body } = await press(r, kind, values, template ?? null)
  return { subject, text, body: body.replace(UNMADE_LINK, '') }
}

async function rowOf(w: Writer, letter: Letter, template: Current | undefined) {
  const model = JSON.stringify(letter.values)
  const { subject, text, html } = await pressOnce(w, letter, template, model)
  return {
    batch_id: letter.batchId ?? null,
    view: letter.kind.view,
    template_id: template && isFit(letter.kind, template) ? template.id : null,
    model,
    person_id: letter.to.personId,
    to_name: letter.to.name,
    to_email: letter.to.email,
    subject,
    body_text: text,
    body_html: html,
    secret: letter.secret ?? null,
    written_at: w.now,
  }
}

/** So many letters a statement: while it writes them, the next are composed. */
const TOGETHER = 100
/** Their ids, in their order. */
async function insertAll(w: Writer, letters: Letter[]): Promise<string[]> {
  const templates = await currentTemplates(w)
  const inserting: Promise<{ id: string }[]>[] = []
  for (const part of partsOf(letters, TOGETHER)) {
    const rows = await Promise.all(part.map((letter) => rowOf(w, letter, templates.get(letter.kind.view))))
    const about = part.flatMap(({ papers = [] }, n) => papers.map((paper) => ({ place: n + 1, paper })))
    // On its way from now on; what goes wrong is heard below.
    inserting.push(Promise.resolve(insertLetters(w.db, rows, about)))
    inserting.at(-1)?.catch(() => undefined)
  }
  return (await Promise.all(inserting)).flat().map(({ id }) => id)
}

/** A hundred letters at the price of one: the queries hardly grow with their number. */
export async function sendAll(w: Writer, letters: Letter[]): Promise<string[]> {
  if (letters.length === 0) return []
  const ids = await insertAll(w, letters)
  const free = ids.filter((_, i) => letters[i]?.batchId === undefined)
  enqueueAll(
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
  batch: Pick<Batch, 'kind' | 'title'>,
): Promise<string> {
  const row = { ...batch, created_at: w.now, created_by: w.viewer.personId }
  const [opened] = await w.db('batches').insert(row).returning<{ id: string }[]>('id')
  return opened?.id ?? ''
}
