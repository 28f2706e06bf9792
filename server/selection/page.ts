// A selection of papers: which they are, and how many of them each act would touch.
import type { Reading } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import { lookOf } from '../papers/look.ts'
import { type TableRow, tablePapers } from '../papers/queries-table.ts'
import { everyRow, type Row, rowsShown } from '../papers/table.ts'
import { to } from '../paths.ts'
import { mayExtend } from '../policy/extensions.ts'
import { mayDeskReject } from '../policy/papers.ts'
import { yes } from '../policy/verdict.ts'
import { isChairOf } from '../policy/viewer.ts'
import { readChosen } from './form.ts'

export type SelectionPage = {
  rows: Pick<Row, 'id' | 'title' | 'authors' | 'state'>[]
  /** Comma between the numbers: what each form sends. */
  acts: Record<'reject' | 'extend' | 'write', { papers: string; count: number }>
  exports: { csv: string; json: string; bib: string; zip: string }
  entry: Fault | null
}

/** The papers named in the address or the form, else everything that its search finds. */
export async function selectedPapers(r: Reading, fields: unknown): Promise<TableRow[]> {
  if (!r.viewer.isChair) throw new NotFound()
  const chosen = readChosen(fields)
  return chosen ? tablePapers(r, chosen) : everyRow(r, lookOf(fields))
}

const listed = (papers: TableRow[]) => ({
  papers: papers.map(({ id }) => id).join(','),
  count: papers.length,
})

export async function selectionPage(
  r: Reading,
  fields: unknown,
  entry: Fault | null = null,
): Promise<SelectionPage> {
  const papers = await selectedPapers(r, fields)
  const query = `?papers=${papers.map(({ id }) => id).join(',')}`
  return {
    rows: await rowsShown(r, papers),
    acts: {
      reject: listed(papers.filter((paper) => yes(mayDeskReject(r.viewer, paper)))),
      extend: listed(papers.filter((paper) => yes(mayExtend(r.viewer, paper)))),
      write: listed(papers.filter(({ id }) => isChairOf(r.viewer, id))),
    },
    exports: {
      csv: to.selectionCsv() + query,
      json: to.selectionJson() + query,
      bib: to.selectionBib() + query,
      zip: to.selectionZip() + query,
    },
    entry,
  }
}
