// What a chair types to invite people, and what the invited answer.
import { z } from 'zod'
import { type Entry, fault, line, many, prose, reader, ticked, whole } from '../core/form.ts'
import { LOAD } from '../reviewers/form.ts'
import { accountShape } from '../setup/form.ts'
import { type ReadLine, readLines } from './lines.ts'
import { USUAL_LOAD } from './usual-load.ts'

const MOST = 300

function faultOf(wrong: ReadLine[]): string {
  const numbers = [...new Set(wrong.map(({ number }) => number))]
  const told = wrong.slice(0, 3).map(({ number, text, because }) => {
    if (because === undefined) return `“${text.slice(0, 60)}”`
    return numbers.length === 1 ? because : `in line ${number} ${because}`
  })
  const addressed = wrong.every(({ text, because }) => because !== undefined || text.includes('@'))
  const are = addressed
    ? ['cannot be read', 'cannot be read']
    : ['is no email address', 'are no email addresses']
  const lines =
    numbers.length === 1
      ? `Line ${numbers[0]} ${are[0]}`
      : `Lines ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)} ${are[1]}`
  const more = wrong.length > told.length ? ' and others' : ''
  const roles = addressed ? ' A role is reviewer or chair, and a load is from 1 to 100.' : ''
  return `${lines}: ${told.join(', ')}${more}. Write one on each line, like name@university.edu, or address, name, role, load.${roles} Nobody was invited yet.`
}

const addressees = prose(60_000, 'Enter at least one email address, one on each line.').transform(
  (typed, context) => {
    const read = readLines(typed)
    const wrong = read.filter(({ addressee }) => addressee === null)
    if (wrong.length > 0) context.addIssue({ code: 'custom', message: faultOf(wrong) })
    if (read.length > MOST) {
      context.addIssue({
        code: 'custom',
        message: `These are ${read.length} addresses. Invite at most ${MOST} at once.`,
      })
    }
    return read.flatMap(({ addressee }) => addressee ?? [])
  },
)

const FILLED = new Set(['{name}', '{role}', '{load}', '{due}'])
/** What looks like something to be filled in and is none would stand so in every letter. */
const unfilled = (text: string) => text.match(/\{\{?[a-z_. ]{1,40}\}?\}/gi)?.find((one) => !FILLED.has(one))

const invitations = z.object({
  emails: addressees,
  role: z.enum(['reviewer', 'chair'], 'Choose whether to invite reviewers or chairs.').default('reviewer'),
  load: LOAD.default(USUAL_LOAD),
  message: prose(4000).superRefine((text, context) => {
    const unknown = unfilled(text)
    if (unknown) context.addIssue(`${unknown} is not filled in. {name}, {role}, {load} and {due} are.`)
  }),
})
export type Invitations = z.infer<typeof invitations>
export const readInvitations = reader(invitations)

const answer = z.object({
  load: LOAD.optional(),
  standby: ticked.optional(),
  topics: many(z.coerce.number().int().catch(0)),
  as: z.string().optional(),
})
const newcomer = answer.extend({
  name: accountShape.name,
  affiliation: accountShape.affiliation,
  password: accountShape.password,
})
export type Answer = z.infer<typeof answer> &
  Partial<Pick<z.infer<typeof newcomer>, 'name' | 'affiliation' | 'password'>>

const readAnswer = reader<Answer>(answer)
const readNewcomer = reader<Answer>(newcomer)

/** Who answers: whether the invited address has a confirmed account, and as whom the person is signed in. */
export type Situation = { account: boolean; signedIn: 'no' | 'as-invited' | 'as-other' | 'unconfirmed' }

const NOT_AS_ME = {
  no: 'You are signed out now. Sign in and open the link again, or accept with the invited address.',
  unconfirmed:
    'Your own address is not confirmed yet. Open the link in the letter we sent to it, then come back.',
}

export function readAcceptance(body: unknown, { account, signedIn }: Situation): Entry<Answer> {
  const entry = readAnswer(body)
  const asMe = entry.ok && entry.value.as === 'me'
  if (asMe && (signedIn === 'no' || signedIn === 'unconfirmed'))
    return fault({ as: NOT_AS_ME[signedIn] }, body)
  return asMe || account ? entry : readNewcomer(body)
}

const step = z.object({ at: z.coerce.number().int().min(0).max(MOST).catch(0) })
/** Whose letter is shown. */
export const stepOf = (body: unknown): number => step.parse(body ?? {}).at

export const readRefusal = reader(z.object({ reason: prose(2000), suggestion: line(500) }))
export type Refusal = { reason: string; suggestion: string }

export const readLater = reader(
  z.object({ days: whole(1, 30, 'Choose in how many days, from 1 to 30.').default(3) }),
)

const NEVER = z.preprocess(
  (typed) => (typed === '' || typed === undefined ? null : typed),
  whole(1, 60, 'Enter a number of days from 1 to 60, or nothing.').nullable(),
)

export const readRule = reader(
  z.object({
    remind_invited_after: NEVER,
    remind_invited_most: whole(1, 5, 'Enter a number of reminders from 1 to 5.').default(2),
  }),
)
export type Rule = { remind_invited_after: number | null; remind_invited_most: number }

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  state: z.enum(['all', 'pending', 'later', 'accepted', 'declined', 'expired', 'revoked']).catch('all'),
  order: z.enum(['newest', 'name', 'address']).catch('newest'),
  as: z.enum(['reviewer', 'chair']).catch('reviewer'),
})
export type Search = z.infer<typeof search>
export const searchOf = (query: unknown): Search => search.parse(query)
