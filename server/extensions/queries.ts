// Late papers: extensions, late-entry codes, and the drafts that the deadline found.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Extension, LateCode, Paper } from '../core/tables.ts'
import { ownId } from '../policy/viewer.ts'

export type ExtensionRow = Extension & { title: string; granter: string }

/** Standing ones of papers without a conflict of this chair, for a page that policy has opened. */
export const standingExtensions = ({ db, viewer }: Reading): Promise<ExtensionRow[]> =>
  db<Extension>('extensions as e')
    .join('papers as p', 'p.id', 'e.paper_id')
    .join('people as g', 'g.id', 'e.granted_by')
    .whereNull('e.ended_at')
    .whereNotIn('e.paper_id', [...viewer.conflicted])
    .select<ExtensionRow[]>('e.*', 'p.title', 'g.name as granter')
    .orderBy('e.until')

/** As from a double press: the same hand gave the same a moment ago. */
export async function isGivenLately(
  w: Writing,
  extension: Pick<Extension, 'paper_id' | 'until' | 'reason'>,
): Promise<boolean> {
  const row = await w
    .db<Extension>('extensions')
    .where({ ...extension, granted_by: ownId(w.viewer), ended_at: null })
    .where('granted_at', '>', w.now.subtract({ minutes: 10 }))
    .first('id')
  return row !== undefined
}

export async function replaceExtension(
  w: Writing,
  extension: Pick<Extension, 'paper_id' | 'until' | 'reason'> & { late_code_id?: number },
): Promise<void> {
  await endExtensionOf(w, extension.paper_id)
  const row = { ...extension, granted_at: w.now, granted_by: ownId(w.viewer) }
  await w.db<Extension>('extensions').insert(row)
}

/** How many stood: one or none. */
export const endExtensionOf = (w: Writing, paperId: number): Promise<number> =>
  w
    .db<Extension>('extensions')
    .where({ paper_id: paperId })
    .whereNull('ended_at')
    .update({ ended_at: w.now, ended_by: w.viewer.personId })

/** Not submitted and not withdrawn, without the papers that this chair is in conflict with. */
export const draftsLeft = ({ db, viewer }: Reading): Promise<Paper[]> =>
  db<Paper>('papers')
    .whereNull('submitted_at')
    .whereNull('withdrawn_at')
    .whereNull('deleted_at')
    .whereNotIn('id', [...viewer.conflicted])
    .orderBy('id')

/** Every draft, for letters to its authors: nothing of it is shown to the chair whose act causes them. */
export const everyDraft = ({ db }: Writing): Promise<Paper[]> =>
  db<Paper>('papers').where({ submitted_at: null, withdrawn_at: null, deleted_at: null }).orderBy('id')

export type CodeRow = LateCode & { maker: string; spent_on: number | null; spent_title: string | null }

/** A code that was spent on a paper in conflict with this chair is left out: it would tell of the paper. */
export const listCodes = ({ db, viewer }: Reading): Promise<CodeRow[]> =>
  db<LateCode>('late_codes as c')
    .join('people as m', 'm.id', 'c.made_by')
    .leftJoin('extensions as e', 'e.late_code_id', 'c.id')
    .leftJoin('papers as p', 'p.id', 'e.paper_id')
    .where((seen) => seen.whereNull('e.paper_id').orWhereNotIn('e.paper_id', [...viewer.conflicted]))
    .select<CodeRow[]>('c.*', 'm.name as maker', 'e.paper_id as spent_on', 'p.title as spent_title')
    .orderBy('c.id', 'desc')

export async function insertCode(
  w: Writing,
  code: Pick<LateCode, 'hash' | 'meant_for' | 'until'>,
): Promise<void> {
  await w.db<LateCode>('late_codes').insert({ ...code, made_at: w.now, made_by: ownId(w.viewer) })
}

/** Open to be spent now; locked, so that of two at once only one spends it. */
export const holdOpenCode = ({ db, now }: Writing, hash: string): Promise<LateCode | undefined> =>
  db<LateCode>('late_codes')
    .where({ hash })
    .whereNull('revoked_at')
    .where('until', '>', now)
    .whereNotExists(db('extensions').whereRaw('extensions.late_code_id = late_codes.id'))
    .forUpdate()
    .first()

/** One that nobody has spent yet; else as if it were not there. */
export async function revokeCode(w: Writing, id: number): Promise<LateCode> {
  const [code] = await w
    .db<LateCode>('late_codes')
    .where({ id })
    .whereNull('revoked_at')
    .whereNotExists(w.db('extensions').whereRaw('extensions.late_code_id = late_codes.id'))
    .update({ revoked_at: w.now, revoked_by: w.viewer.personId })
    .returning('*')
  return found(code)
}
