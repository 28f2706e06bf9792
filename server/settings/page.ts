// What the settings pages show.
import type { Reading } from '../context.ts'
import { AOE, deadlineShown, fieldValue, inWords, lastMinute, type TimeShown } from '../core/dates.ts'
import { fingerprint } from '../core/fingerprint.ts'
import type { Fault } from '../core/form.ts'
import { STAGES, type StageName, type Workshop } from '../core/tables.ts'
import type { Check } from '../core/tables-files.ts'
import { capital } from '../core/words.ts'
import { nameOfToday, type ZoneChoice, zoneChoices } from '../core/zones.ts'
import { BLOCKABLE, CHECK_GROUPS, groupOf, labelOf } from '../files/checks.ts'
import { mayConfigure } from '../policy/people.ts'
import { stageInWords } from '../policy/timeline.ts'
import { must } from '../policy/verdict.ts'
import { type Follower, type FollowingShown, followingShown } from './following.ts'
import { SITE_FIELDS } from './form.ts'
import { findStages } from './queries.ts'
import { AUTHOR_FIELDS, PDF_FIELDS, standingIn, zoneOf } from './standing.ts'

export type StageRow = {
  name: StageName
  label: string
  zone: string
  opens: string
  closes: string
  hard: boolean
  asksOpening: boolean
  asksHard: boolean
  inWorkshopTime: string
}
/** `authorsFixed`: the last minute in which author lists can be changed, where they have a date of their own. */
export type TimelinePage = {
  stages: StageRow[]
  authorsFixed: TimeShown | null
  seen: string
  entry: Fault | null
  /** What could follow the dates that were typed: asked before they are saved. */
  following: FollowingShown | null
}

export async function timelinePage(
  r: Reading,
  entry: Fault | null = null,
  asks: Follower[] = [],
): Promise<TimelinePage> {
  must(mayConfigure(r.viewer))
  const zone = r.workshop.time_zone
  const standing = await findStages(r)
  const by = new Map(standing.map((stage) => [stage.name, stage]))
  const stages = STAGES.map((name): StageRow => {
    const stage = by.get(name)
    const typedIn = zoneOf(name, zone)
    return {
      name,
      label: capital(stageInWords(name)),
      zone: name === 'workshop' ? zone : 'Anywhere on Earth (UTC-12)',
      opens: stage?.opens_at ? fieldValue(stage.opens_at, typedIn) : '',
      closes: stage ? fieldValue(lastMinute(stage.closes_at), typedIn) : '',
      hard: stage?.hard ?? true,
      asksOpening: name !== 'notification',
      asksHard: name === 'review' || name === 'camera_ready',
      inWorkshopTime: stage ? inWords(lastMinute(stage.closes_at), zone) : '',
    }
  })
  const freeze = r.workshop.authors_freeze_at
  const following = asks.length > 0 ? followingShown(asks, entry?.typed ?? {}) : null
  const authorsFixed = freeze && deadlineShown(freeze, zone)
  return { stages, authorsFixed, seen: fingerprint(standing), entry, following }
}

export type SitePage = { site: Workshop; zones: ZoneChoice[]; seen: string; entry: Fault | null }

export function sitePage(r: Reading, entry: Fault | null = null): SitePage {
  must(mayConfigure(r.viewer))
  const time_zone = nameOfToday(r.workshop.time_zone)
  return {
    site: { ...r.workshop, time_zone },
    zones: zoneChoices(entry?.typed.time_zone ?? time_zone),
    seen: fingerprint(standingIn(r.workshop, SITE_FIELDS)),
    entry,
  }
}

export type AuthorRulesPage = {
  limit: number
  freeze: string
  inWorkshopTime: string | null
  seen: string
  entry: Fault | null
}

export function authorRulesPage(r: Reading, entry: Fault | null = null): AuthorRulesPage {
  must(mayConfigure(r.viewer))
  const { author_limit: limit, authors_freeze_at, time_zone } = r.workshop
  const last = authors_freeze_at && lastMinute(authors_freeze_at)
  const freeze = last ? fieldValue(last, AOE) : ''
  const seen = fingerprint(standingIn(r.workshop, AUTHOR_FIELDS))
  return { limit, freeze, inWorkshopTime: last ? inWords(last, time_zone) : null, seen, entry }
}

export type PdfChecksPage = {
  site: Workshop
  groups: { group: string; checks: { check: Check; label: string }[] }[]
  seen: string
  entry: Fault | null
}

export function pdfChecksPage(r: Reading, entry: Fault | null = null): PdfChecksPage {
  must(mayConfigure(r.viewer))
  const groups = CHECK_GROUPS.map((group) => ({
    group,
    checks: BLOCKABLE.filter((check) => groupOf(check) === group).map((check) => ({
      check,
      label: labelOf(check),
    })),
  }))
  const seen = fingerprint(standingIn(r.workshop, PDF_FIELDS))
  return { site: r.workshop, groups: groups.filter(({ checks }) => checks.length > 0), seen, entry }
}
