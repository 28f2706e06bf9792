// What waits in plain numbers, each with the page that mends it.
import type { IconName } from '../core/icons.ts'
import { counted } from '../core/words.ts'
import { to } from '../paths.ts'

export type Need = {
  tone: 'bad' | 'warn' | 'info'
  icon: IconName
  strong: string
  text: string
  label: string
  href: string
}
export type Wanting = Need & { count: number }

export const conflicts = (n: number): Wanting => ({
  count: n,
  tone: 'bad',
  icon: 'lock',
  strong: `${counted(n, 'assignment is', 'assignments are')} suspended by a conflict`,
  text: 'The reviewer no longer sees the paper. Assign somebody else.',
  label: 'Reassign',
  href: to.assignments(),
})

export const flagged = (n: number): Wanting => ({
  count: n,
  tone: 'bad',
  icon: 'flag',
  strong: `${counted(n, 'paper is', 'papers are')} flagged`,
  text: 'Somebody says that something is wrong with the paper itself. Look, and close the flag.',
  label: 'Look at flags',
  href: to.flags(),
})

export const readdressed = ([first = 0, ...more]: number[]): Wanting => ({
  count: first ? 1 + more.length : 0,
  tone: 'warn',
  icon: 'mail',
  strong: `An address is proposed for an author of ${counted(1 + more.length, 'paper')}`,
  text: `Our letters do not reach the author of paper ${first}, say the contacts. Accept the address or decline it.`,
  label: 'Look at it',
  href: to.authorships({ id: first }),
})

export const undelivered = (n: number): Wanting => ({
  count: n,
  tone: 'bad',
  icon: 'mail',
  strong: `${counted(n, 'letter')} could not be delivered`,
  text: 'The mail server refused. Read why and try again.',
  label: 'Open mail',
  href: to.mail(),
})

export const waiting = (n: number): Wanting => ({
  count: n,
  tone: 'bad',
  icon: 'scale',
  strong: `${counted(n, 'paper waits', 'papers wait')} for a chair without a conflict`,
  text: 'Every chair is in conflict, so nobody may assign or decide. Invite one who is not.',
  label: 'Invite a chair',
  href: to.chairInvitation(),
})

export const unused = (n: number): Wanting => ({
  count: n,
  tone: 'bad',
  icon: 'mail',
  strong: `${counted(n, 'changed letter is', 'changed letters are')} not used`,
  text: 'It names what its readers must not learn, or leaves out what it is sent for. The original text goes out instead.',
  label: 'Read why',
  href: to.templates(),
})

export const tooFew = (n: number): Wanting => ({
  count: n,
  tone: 'warn',
  icon: 'users',
  strong: `${counted(n, 'paper has', 'papers have')} too few reviewers`,
  text: 'Run the assignment, or add reviewers by hand.',
  label: 'Assign',
  href: to.assignmentsShort(),
})

export const unsubmitted = (n: number): Wanting => ({
  count: n,
  tone: 'info',
  icon: 'file',
  strong: `${counted(n, 'paper is', 'papers are')} begun and not submitted`,
  text: 'Drafts are not reviewed. Select those that matter, and write to their authors in time.',
  label: 'See them',
  href: to.papersIn('draft'),
})

export const disagreement = (n: number): Wanting => ({
  count: n,
  tone: 'warn',
  icon: 'scale',
  strong: `${counted(n, 'paper has', 'papers have')} scores that disagree`,
  text: 'Read the reviews, and have their reviewers talk.',
  label: 'Review list',
  href: to.decisionsShowing('disagree'),
})

export const unsent = (n: number): Wanting => ({
  count: n,
  tone: 'warn',
  icon: 'send',
  strong: `${counted(n, 'assignment is', 'assignments are')} not sent yet`,
  text: 'Reviewers learn of them when you dispatch.',
  label: 'Dispatch',
  href: to.assignments(),
})

export const held = (n: number): Wanting => ({
  count: n,
  tone: 'info',
  icon: 'mail',
  strong: `${counted(n, 'batch of letters waits', 'batches of letters wait')} in the outbox`,
  text: 'Read a letter of each kind, then dispatch.',
  label: 'Read letters',
  href: to.mail(),
})

export const unfinished = (n: number): Wanting => ({
  count: n,
  tone: 'warn',
  icon: 'file',
  strong: `${counted(n, 'accepted paper has', 'accepted papers have')} no final version`,
  text: 'Select those that match, and write to their authors.',
  label: 'See them',
  href: to.papersLacking('final'),
})

export const absent = (n: number): Wanting => ({
  count: n,
  tone: 'bad',
  icon: 'cal',
  strong: `${counted(n, 'paper in the plan has', 'papers in the plan have')} nobody to present`,
  text: 'Its authors cannot be there. Give the slot or the board to another paper, and publish.',
  label: 'Open the schedule',
  href: to.programmeDraft(),
})

export const unpresented = (n: number): Wanting => ({
  count: n,
  tone: 'info',
  icon: 'users',
  strong: `${counted(n, 'accepted paper does', 'accepted papers do')} not say who presents`,
  text: 'Authors say it on the page of their paper.',
  label: 'See them',
  href: to.papersLacking('presenter'),
})
