// The chair's page of late papers: the deadline, the drafts it found, extensions, codes.
import type { Reading } from '../context.ts'
import { AOE, deadlineShown, fieldValue, lastMinute, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { Paper } from '../core/tables.ts'
import { gapsOfAll } from '../papers/missing.ts'
import { submissionOf } from '../policy/deadlines.ts'
import { mayExtendForAll } from '../policy/extensions.ts'
import { must } from '../policy/verdict.ts'
import { wouldFollow } from '../settings/following.ts'
import { findStages } from '../settings/queries.ts'
import { type CodeRow, draftsLeft, type ExtensionRow, listCodes, standingExtensions } from './queries.ts'

export type Section = 'all' | 'one' | 'drafts' | 'codes'

type Draft = { id: number; title: string; missing: string[]; started: string }
type Pass = { id: number; meantFor: string; maker: string; until: TimeShown; state: string; open: boolean }

export type ExtensionsPage = {
  deadline: { time: TimeShown; over: boolean; typed: string } | null
  /** Later dates, which can move by as much. */
  following: ReturnType<typeof wouldFollow>
  drafts: { complete: Draft[]; incomplete: Draft[] }
  extensions: {
    paper: { id: number; title: string }
    until: TimeShown
    reason: string
    granter: string
    over: boolean
  }[]
  codes: Pass[]
  /** The section whose form has faults. */
  faults: { section: Section; entry: Fault } | null
}

function stateOf(code: CodeRow, now: Temporal.Instant): string {
  if (code.spent_on) return `Used for paper ${code.spent_on}: ${code.spent_title}`
  if (code.revoked_at) return 'Taken back'
  return Temporal.Instant.compare(code.until, now) > 0 ? 'Not used yet' : 'Has run out'
}

function passOf({ now, workshop }: Reading, code: CodeRow): Pass {
  const state = stateOf(code, now)
  const { id, meant_for: meantFor, maker } = code
  const until = deadlineShown(code.until, workshop.time_zone)
  return { id, meantFor, maker, until, state, open: state === 'Not used yet' }
}

function extensionOf({ now, workshop }: Reading, row: ExtensionRow): ExtensionsPage['extensions'][number] {
  return {
    paper: { id: row.paper_id, title: row.title },
    until: deadlineShown(row.until, workshop.time_zone),
    reason: row.reason,
    granter: row.granter,
    over: Temporal.Instant.compare(row.until, now) <= 0,
  }
}

/** Drafts whose own deadline still runs are not the chair's to admit. */
async function draftsOf(r: Reading, extended: ExtensionRow[]): Promise<ExtensionsPage['drafts']> {
  const until = new Map(extended.map((row) => [row.paper_id, row.until]))
  const isLeft = ({ id }: Paper) =>
    submissionOf(r.deadlines, { extended_until: until.get(id) ?? null })?.over ?? false
  const papers = (await draftsLeft(r)).filter(isLeft)
  const gaps = await gapsOfAll(r, papers)
  const drafts = papers.map((paper) => ({
    id: paper.id,
    title: paper.title,
    missing: Object.values(gaps.get(paper.id) ?? {}),
    started: deadlineShown(paper.created_at, r.workshop.time_zone).day,
  }))
  return {
    complete: drafts.filter(({ missing }) => missing.length === 0),
    incomplete: drafts.filter(({ missing }) => missing.length > 0),
  }
}

export async function extensionsPage(
  r: Reading,
  faults: ExtensionsPage['faults'] = null,
): Promise<ExtensionsPage> {
  must(mayExtendForAll(r.viewer))
  const [standing, codes, stages] = await Promise.all([standingExtensions(r), listCodes(r), findStages(r)])
  const window = r.deadlines.submission
  return {
    deadline: window
      ? {
          time: deadlineShown(window.closesAt, r.workshop.time_zone),
          over: window.over,
          typed: fieldValue(lastMinute(window.closesAt), AOE),
        }
      : null,
    following: wouldFollow(stages, 'submission'),
    drafts: await draftsOf(r, standing),
    extensions: standing.map((row) => extensionOf(r, row)),
    codes: codes.map((code) => passOf(r, code)),
    faults,
  }
}
