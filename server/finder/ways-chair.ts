// Pages of chairs.
import { to } from '../paths.ts'
import { maySeeApplications } from '../policy/applications.ts'
import { mayAssign } from '../policy/assignments.ts'
import { maySeeBidding } from '../policy/bids.ts'
import { maySeeAllConflicts } from '../policy/conflicts.ts'
import { mayRelease, maySeeBoard } from '../policy/decisions.ts'
import { mayExtendForAll } from '../policy/extensions.ts'
import { maySeeFlags } from '../policy/flags.ts'
import { mayWriteTemplates } from '../policy/letters.ts'
import {
  mayConfigure,
  mayInvite,
  mayPlan,
  mayReadJournal,
  mayReadOutbox,
  mayRemind,
  maySeeReviewers,
} from '../policy/people.ts'
import { maySeeQuality } from '../policy/quality.ts'
import { maySeeSecurity } from '../policy/security.ts'
import { maySeeDeferrals } from '../policy/tasks.ts'
import { chairsOnly, type Verdict } from '../policy/verdict.ts'
import type { Viewer } from '../policy/viewer.ts'
import type { Way, Ways } from './ways.ts'

const of = (may: (viewer: Viewer) => Verdict, ways: Way[]): Ways => ({
  may: ({ viewer }) => may(viewer),
  ways,
})

export const CHAIRING: Ways[] = [
  of(chairsOnly, [['Dashboard', to.desk(), 'gauge', 'desk overview figures needs you start']]),
  of(mayExtendForAll, [['Late papers', to.extensions(), 'clock', 'extensions deadline exceptions codes']]),
  of(maySeeReviewers, [
    ['Reviewers', to.reviewers(), 'users', 'people committee loads'],
    ['Write to reviewers', to.notices(), 'mail', 'notices bids remind ask'],
  ]),
  of(mayInvite, [['Invite reviewers', to.invitations(), 'send', 'invitations chairs recruit committee']]),
  of(maySeeApplications, [['Applications', to.applications(), 'users', 'apply call for reviewers admit']]),
  of(maySeeAllConflicts, [
    ['Conflicts', to.allConflicts(), 'lock', 'interest coi declared likely'],
    ['Read in conflicts', to.conflictsImport(), 'upload', 'import csv hotcrp'],
  ]),
  of(maySeeBidding, [
    ['Bids', to.bidding(), 'star', 'bidding preferences overview'],
    ['Observations on bids', to.observations(), 'eye', 'matching quality of assignment'],
  ]),
  of(mayAssign, [
    ['Assignment', to.assignments(), 'shuffle', 'assign matching papers reviewers'],
    ['Assignment by reviewer', to.assignmentsByReviewer(), 'users', 'loads matching'],
    ['Matrix', to.matrix(), 'cols', 'assignment board papers by reviewers'],
    ['Drafts of the assignment', to.runs(), 'shuffle', 'runs matching solver compute'],
    ['Locked and ruled out', to.rulings(), 'lock', 'rulings forbid require pairs assignment'],
    ['Scores from a file', to.scores(), 'upload', 'affinity similarity matching import openreview'],
    ['Read in assignments', to.assignmentsImport(), 'upload', 'import csv'],
    ['Missing reviews', to.forecast(), 'warn', 'forecast late risk emergency'],
  ]),
  of(maySeeQuality, [
    ['Reviews', to.allReviews(), 'pencil', 'all sent scores'],
    ['Quality of reviews', to.quality(), 'star', 'rate ratings short'],
    ['Write to people', to.circulars(), 'mail', 'circulars letters email authors reviewers announce'],
  ]),
  of(maySeeDeferrals, [
    ['More days for reviews', to.deferrals(), 'clock', 'deferrals extensions requests late'],
  ]),
  of(mayRemind, [['Reminders', to.reminders(), 'bell', 'late reviewers remind rules']]),
  of(maySeeFlags, [['Flags', to.flags(), 'flag', 'ethics problems concerns reported']]),
  of(maySeeBoard, [
    ['Decisions', to.decisions(), 'scale', 'accept reject board ranking cut'],
    ['Read in decisions', to.decisionsImport(), 'upload', 'import csv'],
  ]),
  of(mayRelease, [
    ['Release decisions', to.release(), 'send', 'announce notify notification publish results'],
  ]),
  of(mayPlan, [
    ['Schedule', to.programmeDraft(), 'cal', 'programme program plan draft slots sessions'],
    ['New slot', to.newSlot(), 'plus', 'add session talk break programme'],
    ['Run sheet', to.runSheet(), 'list', 'programme day minutes order presenters'],
    ['Name badges', to.badges(), 'users', 'print speakers presenters organizers day'],
    ['Labels for the boards', to.labels(), 'list', 'print posters qr codes wall numbers'],
  ]),
  of(mayReadOutbox, [['Mail', to.mail(), 'mail', 'letters outbox sent waiting email']]),
  of(mayReadJournal, [['Journal', to.journal(), 'history', 'activity log audit history who did']]),
]

export const SETTING: Ways[] = [
  of(mayConfigure, [
    ['Settings', to.settings(), 'gear', 'configure preferences options'],
    ['Timeline', to.timeline(), 'cal', 'deadlines dates stages schedule extend'],
    ['Submission form', to.submissionForm(), 'list', 'fields questions authors'],
    ['Review form', to.reviewForm(), 'check', 'fields questions scores rubric'],
    ['Site and reviewing', to.site(), 'globe', 'name place texts boards blind rules'],
    ['People of the site', to.featured(), 'users', 'speakers panelists organizers edit'],
    ['Topics', to.topics(), 'list', 'areas subjects keywords'],
    ['Author lists', to.authorRules(), 'pencil', 'authors limit freeze rules'],
    ['Responses of authors', to.responseRules(), 'quote', 'rebuttal answer'],
    ['Meta-reviews', to.metaRules(), 'scale', 'area chairs senior'],
    ['Checks of PDFs', to.pdfChecks(), 'file', 'pages length anonymity format'],
    ['How mail goes', to.mailSettings(), 'send', 'smtp email sender settings'],
    ['Exports', to.exports(), 'download', 'csv json zip files backup proceedings'],
    ['Chairs', to.chairs(), 'users', 'role people organizers'],
  ]),
  of(mayWriteTemplates, [['Texts of letters', to.templates(), 'mail', 'templates emails wording']]),
  of(maySeeSecurity, [['Security', to.security(), 'eye', 'blindness leaks second factor']]),
]
