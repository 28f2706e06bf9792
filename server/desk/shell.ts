// The frame around every page: who is signed in, as what, and where one can go from here.
import type { Request } from 'express'
import { abbreviated } from '../core/abbreviation.ts'
import { inWords } from '../core/dates.ts'
import type { Frame } from '../core/render.ts'
import { to } from '../paths.ts'
import { unsentOf } from '../sessions/unsent.ts'
import { pageAt } from './here.ts'
import { chairNav, siteNav } from './nav.ts'
import { chairCounts } from './queries.ts'
import { defaultRole, type Role, rolesOf } from './roles.ts'
import { bellOf } from './waiting.ts'

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .filter((letter) => /\p{L}/u.test(letter))
    .slice(0, 2)
    .join('')
    .toUpperCase()

const ROLE_WORDS: Record<Role, string> = { author: 'Author', reviewer: 'Reviewer', chair: 'Chair' }

/** The role a page belongs to, so that the switch shows where one stands; one's account belongs to none. */
function roleAt({ path, reading }: Request, frame: Frame, asked: string | undefined): Role | null {
  const { viewer, deadlines } = reading
  if (frame.kind === 'chair') return 'chair'
  const roles = rolesOf(viewer)
  const named = roles.find((role) => role === frame.role) ?? roles.find((role) => role === asked)
  if (named) return named
  if (path.startsWith(to.account())) return null
  return path === to.desk() ? defaultRole(viewer, deadlines) : 'author'
}

function viewerShown(req: Request, frame: Frame) {
  const { viewer } = req.reading
  if (!viewer.personId) return null
  const asked = typeof req.query.role === 'string' ? req.query.role : undefined
  const now = roleAt(req, frame, asked)
  const roles = rolesOf(viewer).map((role) => ({
    label: ROLE_WORDS[role],
    href: to.deskOf(role),
    current: role === now,
  }))
  return {
    name: viewer.name,
    initials: initialsOf(viewer.name),
    roles: roles.length > 1 ? roles : [],
    /** For whom the browser keeps what is typed: for nobody while a chair looks as another. */
    writer: req.looker ? null : viewer.personId,
  }
}

/** Many refusals end with it, and so does every page. */
const writingTo = (contact: string) =>
  contact ? [{ label: 'Write to the chairs', href: `mailto:${contact}` }] : []

/** Said once: reading it takes it away. */
function noticeOf(req: Request): string | null {
  // What a script fetches of a page by itself would take it away before anybody has read it.
  if (req.get('hx-request')) return null
  const notice = req.session?.notice ?? null
  if (notice) delete req.session.notice
  return notice
}

/** What chairs have at the side, and everybody who is signed in in the bar; whoever looks as another has no business of theirs. */
async function waysOver({ path, reading, looker }: Request, { kind }: Frame) {
  const counts = kind === 'chair' && reading.viewer.isChair ? await chairCounts(reading) : null
  const hasBell = reading.viewer.personId !== null && !looker && (kind === 'app' || kind === 'chair')
  return {
    nav: counts ? chairNav(path, counts) : [],
    bell: hasBell ? await bellOf(reading, counts) : null,
  }
}

export async function shell(req: Request, frame: Frame, status: number) {
  const { workshop, isSetUp, now } = req.reading
  return {
    title: frame.title,
    kind: frame.kind,
    description: frame.description,
    workshop: isSetUp
      ? { name: workshop.name, shortName: workshop.short_name, host: abbreviated(workshop.host) }
      : null,
    path: req.path,
    here: pageAt(req),
    theme: req.session?.theme ?? 'system',
    viewer: viewerShown(req, frame),
    ...(await waysOver(req, frame)),
    siteNav: isSetUp ? siteNav(req.path) : [],
    account: [
      { label: 'Your desk', href: to.desk() },
      { label: 'Your account', href: to.account() },
      ...(unsentOf(req) ? [{ label: 'Not sent yet', href: to.unsent() }] : []),
    ],
    signOut: to.endSession(),
    signIn: to.newSession(),
    themeAction: to.theme(),
    notice: noticeOf(req),
    looking: req.looker ? { name: req.reading.viewer.name, end: to.endLooking() } : null,
    error: status === 422,
    footer: isSetUp
      ? [
          { label: 'Call for papers', href: to.call() },
          { label: 'Code of conduct', href: to.codeOfConduct() },
          ...writingTo(workshop.contact_email),
        ]
      : [],
    /** In a rehearsal its bar. */
    rehearsal: null,
    time: frame.kind === 'chair' ? inWords(now, workshop.time_zone) : null,
  }
}
