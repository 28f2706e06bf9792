// Every screen of the house: at which moment, as whom, and the way to it.
import type { MomentKey } from '../server/rehearsal/moments.ts'
import type { PersonaKey } from '../server/rehearsal/types.ts'

/** From an address along the first link that fits each step: `/papers/7 Words of its row`. */
export type Way = [from: string, ...links: RegExp[]]
/** `readme`: the name of its picture there, taken without the bar of the rehearsal unless `bar` is set. */
export type Scene = { name: string; way: Way; readme?: string; bar?: boolean }
export type Act = { moment: MomentKey; as: PersonaKey; scenes: Scene[] }

const scene = (name: string, ...way: Way): Scene => ({ name, way })

const PAPER = /^\/papers\/\d+ /
const DRAFT = /^\/papers\/\d+ .*Draft/
const RUN = /^\/assignments\/runs\/\d+ /
const MATCH = /^\/assignments\/runs\/\d+\/match/
const PAIR = /^\/assignments\/matrix\/pair/
const STANDINS = /^\/papers\/\d+\/standins /
const REVIEW = /^\/reviews\/[\w-]+ .*(?:Continue|Open)/

export const ACTS: Act[] = [
  {
    moment: 'call-open',
    as: 'visitor',
    scenes: [
      { ...scene('home', '/'), readme: 'home' },
      scene('call', '/call'),
      scene('plan, tentative', '/programme'),
      scene('people', '/people'),
      scene('conduct', '/code-of-conduct'),
      scene('sign in', '/sessions/new'),
      scene('sign up', '/account/new'),
      scene('forgotten password', '/account/password-resets/new'),
      scene('refusal', '/no-such-page'),
      { ...scene('rehearsal', '/rehearsal'), readme: 'rehearsal', bar: true },
      scene('letters', '/rehearsal/mail'),
      scene('letter', '/rehearsal/mail', /^\/rehearsal\/mail\/[\w-]+ /),
    ],
  },
  {
    moment: 'hour-before',
    as: 'author-draft',
    scenes: [
      scene('desk of an author', '/desk'),
      scene('draft', '/desk', DRAFT),
      { ...scene('submission form', '/desk', DRAFT, /^\/papers\/\d+\/edit /), readme: 'submission' },
      scene('conflicts', '/desk', DRAFT, /^\/papers\/\d+\/conflicts /),
      scene('new paper', '/papers/new'),
      scene('account', '/account'),
    ],
  },
  {
    moment: 'bidding',
    as: 'reviewer-busy',
    scenes: [scene('bids', '/bids'), scene('expertise', '/account/expertise')],
  },
  {
    moment: 'assignment',
    as: 'chair',
    scenes: [
      scene('bids, overview', '/bids/overview'),
      scene('applications', '/applications'),
      scene('assignment', '/assignments'),
      scene('assignment by reviewer', '/assignments/by-reviewer'),
      scene('matrix', '/assignments/matrix'),
      scene('pair of the matrix', '/assignments/matrix', PAIR),
      scene('rulings', '/assignments/rulings'),
      scene('observations', '/assignments/observations'),
      scene('scores', '/assignments/scores'),
      scene('run', '/assignments', RUN),
      scene('reasons of a match', '/assignments', RUN, MATCH),
      scene('invitations', '/invitations'),
      scene('paper of a chair', '/papers', PAPER),
    ],
  },
  {
    moment: 'reviewing',
    as: 'reviewer-busy',
    scenes: [
      scene('reviews', '/reviews'),
      { ...scene('review form', '/reviews', REVIEW), readme: 'review' },
      scene('paper of a reviewer', '/reviews', REVIEW, PAPER),
      scene('reviewing offline', '/reviews/offline'),
      scene('certificate', '/reviews/certificate'),
    ],
  },
  {
    moment: 'late',
    as: 'chair',
    scenes: [
      { ...scene('dashboard', '/desk'), readme: 'dashboard' },
      scene('papers', '/papers'),
      scene('paper in review', '/papers', PAPER),
      scene('reviewers', '/reviewers'),
      scene('reviewer', '/reviewers', /^\/reviewers\/\d+ /),
      scene('assignment, sent', '/assignments'),
      scene('stand-ins', '/assignments', STANDINS),
      scene('missing reviews', '/forecast'),
      scene('flags', '/flags?state=all'),
      scene('reminders', '/reminders'),
      scene('mail', '/mail'),
      scene('letter in the outbox', '/mail', /^\/mail\/letters\//),
      scene('journal', '/journal'),
      scene('settings', '/settings'),
      scene('timeline', '/settings/timeline'),
      scene('site', '/settings/site'),
      scene('security', '/settings/security'),
      scene('form settings', '/settings/submission-form'),
    ],
  },
  { moment: 'late', as: 'reviewer-late', scenes: [scene('reviews, late', '/reviews')] },
  {
    moment: 'decisions',
    as: 'chair',
    scenes: [
      { ...scene('decisions', '/decisions'), readme: 'decisions' },
      scene('release', '/decisions/release'),
      scene('dashboard, deciding', '/desk'),
      scene('paper with reviews', '/decisions', PAPER),
    ],
  },
  {
    moment: 'decisions',
    as: 'chair-conflicted',
    scenes: [scene('decisions in conflict', '/decisions'), scene('own papers', '/desk?role=author')],
  },
  {
    moment: 'released',
    as: 'author-talk',
    scenes: [scene('desk with a talk', '/desk'), scene('accepted paper', '/desk', PAPER)],
  },
  {
    moment: 'released',
    as: 'author-rejected',
    scenes: [scene('desk with a rejection', '/desk'), scene('rejected paper', '/desk', PAPER)],
  },
  {
    moment: 'camera-ready',
    as: 'author-talk',
    scenes: [scene('presentation', '/desk', PAPER, /^\/programme\/presentations\//)],
  },
  {
    moment: 'eve',
    as: 'chair',
    scenes: [
      scene('schedule', '/programme/draft'),
      scene('slot', '/programme/draft', /^\/programme\/slots\/\d+ /),
      scene('editions', '/programme/editions'),
    ],
  },
  {
    moment: 'workshop-day',
    as: 'visitor',
    scenes: [
      scene('home on the day', '/'),
      scene('plan', '/programme'),
      scene('papers, public', '/papers'),
      scene('paper, public', '/papers', PAPER),
    ],
  },
]
