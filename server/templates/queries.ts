// The versions of templates, newest first.
import type { Reading, Writing } from '../context.ts'
import type { Template } from '../core/letter-fields.ts'
import { forget } from '../core/memo.ts'
import type { TemplateRow } from '../core/tables-mail.ts'

export type Version = TemplateRow & { by: string | null }

const versions = ({ db }: Reading) =>
  db('letter_templates as t')
    .leftJoin('people as p', 'p.id', 't.written_by')
    .select<Version[]>('t.*', 'p.name as by')

export const versionsOf = (r: Reading, view: string): Promise<Version[]> =>
  versions(r).where('t.view', view).orderBy('t.id', 'desc')

/** The newest version of each kind that has any. */
export async function newestVersions(r: Reading): Promise<Map<string, Version>> {
  const rows = await versions(r)
    .distinctOn('t.view')
    .orderBy([{ column: 't.view' }, { column: 't.id', order: 'desc' }])
  return new Map(rows.map((row) => [row.view, row]))
}

/** The newest version, held until the end of the transaction. */
export const holdNewest = ({ db }: Writing, view: string): Promise<TemplateRow | undefined> =>
  db<TemplateRow>('letter_templates').where({ view }).orderBy('id', 'desc').forUpdate().first()

/** Without words the text of the house counts again. */
export async function insertVersion(w: Writing, view: string, words: Template | null): Promise<void> {
  const { db, now, viewer } = w
  forget(w, 'workshop')
  const { subject, body } = words ?? { subject: null, body: null }
  await db('letter_templates').insert({ view, subject, body, written_at: now, written_by: viewer.personId })
}
