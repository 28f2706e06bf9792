// What a viewer finds: papers, people and pages, each from the finders and policies of its own list.
import type { Reading } from '../context.ts'
import type { IconName } from '../core/icons.ts'
import { asking } from '../core/paging.ts'
import { counted } from '../core/words.ts'
import { authorsOf, findPapers, firstPapers, type SeenPaper } from '../papers/queries.ts'
import { to } from '../paths.ts'
import { mayKnowAuthors } from '../policy/papers.ts'
import { yes } from '../policy/verdict.ts'
import { judgedBy } from '../policy/viewer.ts'
import { peopleFound } from './people.ts'
import { inSeason } from './season.ts'
import { waysFor, waysFound } from './ways.ts'

const MOST = 8

type Link = { label: string; href: string }
export type Found = Link & { icon: IconName; note: string }

/** `more`: the whole list, asked for the same words. */
type Group = { heading: string; rows: Found[]; more: Link | null }

export type FinderPage = {
  q: string
  kind: 'public' | 'app' | 'chair'
  groups: Group[]
  /** How many are shown, in words. */
  told: string
  /** Where to look when nothing is found. */
  lists: Link[]
}

export async function finderPage(r: Reading, q: string): Promise<FinderPage> {
  const [papers, people] = await Promise.all([papersGroup(r, q), q ? peopleGroup(r, q) : null])
  const groups = [papers, people, waysGroup(r, q)]
    .filter((group) => group !== null)
    .filter(({ rows }) => rows.length > 0)
  const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  return {
    q,
    kind: kindOf(r),
    groups,
    told: shown > 0 ? counted(shown, 'result') : `Nothing is found for “${q}”`,
    lists: shown > 0 ? [] : listsFor(r),
  }
}

const kindOf = ({ viewer }: Reading) =>
  viewer.isChair ? 'chair' : viewer.personId === null ? 'public' : 'app'

/** Before anything is typed: one's own, and those that one reads as a reviewer. */
async function papersGroup(r: Reading, q: string): Promise<Group> {
  const { viewer } = r
  const near = () => findPapers(r, [...viewer.authored, ...judgedBy(viewer)])
  const papers = q ? await firstPapers(r, q, MOST + 1) : await near()
  const first = papers.slice(0, MOST)
  const more = papers.length > MOST ? { label: 'All papers', href: asking(to.papers(), { q }) } : null
  return { heading: q ? 'Papers' : 'Your papers', rows: await papersShown(r, first), more }
}

async function papersShown(r: Reading, papers: SeenPaper[]): Promise<Found[]> {
  const known = papers.filter((paper) => yes(mayKnowAuthors(r.viewer, paper))).map(({ id }) => id)
  const authors = await authorsOf(r, known)
  return papers.map(({ id, title }) => {
    const names = (authors.get(id) ?? []).map(({ name }) => name).filter(Boolean)
    return {
      label: title || 'Untitled paper',
      href: to.paper({ id }),
      icon: 'file',
      note: [`Paper ${id}`, names.join(', ')].filter(Boolean).join(' · '),
    }
  })
}

async function peopleGroup(r: Reading, q: string): Promise<Group> {
  const people = await peopleFound(r, q)
  const list = r.viewer.isChair ? { label: 'All reviewers', href: asking(to.reviewers(), { q }) } : null
  const whole = list ?? { label: 'All people', href: to.people() }
  return { heading: 'People', rows: people.slice(0, MOST), more: people.length > MOST ? whole : null }
}

/** Before anything is typed all of them, by what the time is of. */
function waysGroup(r: Reading, q: string): Group {
  const ways = q ? waysFound(r, q).slice(0, MOST) : inSeason(waysFor(r), r.deadlines)
  const rows = ways.map(({ label, href, icon }) => ({ label, href, icon, note: '' }))
  return { heading: 'Pages and actions', rows, more: null }
}

const LISTS = new Set([to.papers(), to.people(), to.reviewers(), to.reviews(), to.settings()])

const listsFor = (r: Reading): Link[] => waysFor(r).filter(({ href }) => LISTS.has(href))
