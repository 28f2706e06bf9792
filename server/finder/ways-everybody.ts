// Pages of visitors, authors and reviewers.
import { to } from '../paths.ts'
import { mayApply } from '../policy/applications.ts'
import { mayHoldBids } from '../policy/bids.ts'
import { mayStartPaper } from '../policy/papers.ts'
import { mayAddEmail, mayMakeToken, maySayTie, mayTellExpertise } from '../policy/people.ts'
import { signedInOnly } from '../policy/verdict.ts'
import type { Ways } from './ways.ts'

export const PAPERS: Ways[] = [
  { may: () => 'yes', ways: [['Papers', to.papers(), 'list', 'accepted submissions proceedings']] },
]

export const PUBLIC: Ways[] = [
  {
    may: () => 'yes',
    ways: [
      ['The plan', to.programme(), 'cal', 'programme program schedule agenda talks posters sessions'],
      ['Call for papers', to.call(), 'file', 'cfp dates deadlines topics how to submit'],
      ['People of the workshop', to.people(), 'users', 'speakers panelists organizers organisers'],
      ['Front page', to.home(), 'home', 'home public site start'],
      ['Code of conduct', to.codeOfConduct(), 'info', 'behaviour report harassment'],
    ],
  },
  {
    may: ({ workshop }) => mayApply(workshop),
    ways: [['Apply to review', to.newApplication(), 'star', 'volunteer become a reviewer application']],
  },
  {
    may: ({ viewer }) => (viewer.personId === null ? 'yes' : 'hidden'),
    ways: [
      ['Sign in', to.newSession(), 'user', 'log in login account'],
      ['Create an account', to.newAccount(), 'plus', 'register sign up join'],
      ['Forgotten password', to.newPasswordReset(), 'key', 'reset lost'],
    ],
  },
]

export const REVIEWING: Ways[] = [
  {
    may: ({ viewer }) => (viewer.isChair ? 'hidden' : signedInOnly(viewer)),
    ways: [['Your desk', to.desk(), 'gauge', 'dashboard overview start tasks papers']],
  },
  {
    may: ({ viewer, deadlines }) => mayStartPaper(viewer, deadlines),
    ways: [['Submit a paper', to.newPaper(), 'plus', 'new start upload submission draft']],
  },
  {
    may: ({ viewer }) => mayHoldBids(viewer),
    ways: [
      ['Your reviews', to.reviews(), 'pencil', 'tasks assigned papers write review'],
      ['Your bids', to.bids(), 'star', 'bidding preferences eager'],
    ],
  },
  {
    may: ({ viewer }) => signedInOnly(viewer),
    ways: [['Discussions', to.discussions(), 'chat', 'comments messages threads questions']],
  },
]

export const ACCOUNT: Ways[] = [
  {
    may: ({ viewer }) => mayTellExpertise(viewer),
    ways: [['Your expertise', to.expertise(), 'layers', 'topics past papers publications load']],
  },
  {
    may: ({ viewer }) => maySayTie(viewer),
    ways: [['Your ties', to.ties(), 'link', 'conflicts of interest coauthors advisers institutions']],
  },
  {
    may: ({ viewer }) => signedInOnly(viewer),
    ways: [
      ['Your account', to.account(), 'user', 'profile name affiliation password'],
      ['Where you are signed in', to.ownSessions(), 'monitor', 'sessions devices sign out'],
      ['Second factor', to.secondFactor(), 'lock', '2fa two-factor authenticator codes security'],
      ['Your data', to.ownData(), 'download', 'export takeout privacy gdpr copy'],
      ['Letters about discussions', to.commentLetters(), 'mail', 'notifications emails comments'],
    ],
  },
  {
    may: ({ viewer }) => mayAddEmail(viewer),
    ways: [['Your email addresses', to.emails(), 'mail', 'e-mail mail change add']],
  },
  {
    may: ({ viewer }) => mayMakeToken(viewer),
    ways: [['Tokens for programs', to.tokens(), 'key', 'api access script']],
  },
]
