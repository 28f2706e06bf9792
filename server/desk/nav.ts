// The ways through the site: the chair's side navigation and the public header.
import type { IconName } from '../core/icons.ts'
import { to } from '../paths.ts'
import type { ChairCounts } from './queries.ts'

type Link = { label: string; href: string; current: boolean }
type NavItem = Link & { icon: IconName; count: string | null; hot: boolean }
type Way = [label: string, href: string, icon: IconName, count?: string | number | null, hot?: boolean]

const isAt = (path: string, href: string) => path === href || path.startsWith(`${href}/`)

const itemAt =
  (path: string) =>
  ([label, href, icon, count = null, hot = false]: Way): NavItem => ({
    label,
    href,
    icon,
    count: count ? String(count) : null,
    hot,
    current: isAt(path, href),
  })

function waysOfReviewing(counts: ChairCounts): Way[] {
  const reviews = counts.reviews > 0 ? `${counts.submitted}/${counts.reviews}` : null
  return [
    ['Invitations', to.invitations(), 'send', counts.invitations],
    ['Conflicts', to.allConflicts(), 'lock'],
    ['Bids', to.bidding(), 'star'],
    ['Assignment', to.assignments(), 'shuffle'],
    ['Reviews', to.allReviews(), 'pencil', reviews],
    ['Missing reviews', to.forecast(), 'warn'],
    ['Reminders', to.reminders(), 'bell'],
    ['Discussions', to.discussions(), 'chat'],
    ['Flags', to.flags(), 'flag'],
    ['Decisions', to.decisions(), 'scale'],
  ]
}

type Group = [heading: string | null, ways: Way[]]

const PROGRAMME: Group = [
  'Programme',
  [
    ['Schedule', to.programmeDraft(), 'cal'],
    ['Public site', to.home(), 'globe'],
  ],
]

function groupsOf(counts: ChairCounts): Group[] {
  return [
    [
      null,
      [
        ['Dashboard', to.desk(), 'gauge'],
        ['Papers', to.papers(), 'list', counts.papers],
        ['Late papers', to.extensions(), 'clock'],
        ['Reviewers', to.reviewers(), 'users', counts.reviewers],
      ],
    ],
    ['Process', waysOfReviewing(counts)],
    PROGRAMME,
    [
      'Manage',
      [
        ['Mail', to.mail(), 'mail', counts.waiting, counts.waiting > 0],
        ['Journal', to.journal(), 'history'],
        ['Settings', to.settings(), 'gear'],
      ],
    ],
  ]
}

export const chairNav = (path: string, counts: ChairCounts) =>
  groupsOf(counts).map(([heading, ways]) => ({ heading, items: ways.map(itemAt(path)) }))

export const siteNav = (path: string): Link[] =>
  (
    [
      ['Home', to.home()],
      ['Call for papers', to.call()],
      ['The plan', to.programme()],
      ['People', to.people()],
      ['Papers', to.papers()],
    ] as const
  ).map(([label, href]) => ({ label, href, current: path === href || (href !== '/' && isAt(path, href)) }))
