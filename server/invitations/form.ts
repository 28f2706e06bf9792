// What a chair types to invite people, and what the invited answer.
import { z } from 'zod'
import { type Entry, email, fault, many, prose, reader } from '../core/form.ts'
import { LOAD } from '../reviewers/form.ts'
import { accountShape } from '../setup/form.ts'

type Addressee = { name: string; email: string }

const MOST = 300
const address = email('no address')

/** `ann@university.edu` or `Ann Author <ann@university.edu>`; null for anything else. */
function addresseeOf(text: string): Addressee | null {
  const [, name = '', within = text] = /^(.*?)\s*<([^<>]+)>[,;]?$/.exec(text) ?? []
  const read = address.safeParse(within.replace(/[,;]$/, ''))
  const plain = name.replace(/^"(.*)"$/, '$1').trim()
  return read.success && plain.length <= 200 ? { name: plain, email: read.data } : null
}

function faultOf(wrong: { number: number; text: string }[]): string {
  const numbers = wrong.map(({ number }) => number)
  const quoted = wrong.slice(0, 3).map(({ text }) => `“${text.slice(0, 60)}”`)
  const lines =
    numbers.length === 1
      ? `Line ${numbers[0]} is no email address`
      : `Lines ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)} are no email addresses`
  const more = wrong.length > quoted.length ? ' and others' : ''
  return `${lines}: ${quoted.join(', ')}${more}. Write one on each line, like name@university.edu. Nobody was invited yet.`
}

const addressees = prose(60_000, 'Enter at least one email address, one on each line.').transform(
  (typed, context) => {
    const lines = typed.split('\n').map((text, index) => ({ number: index + 1, text: text.trim() }))
    const read = lines
      .filter(({ text }) => text !== '')
      .map((each) => ({ ...each, addressee: addresseeOf(each.text) }))
    const wrong = read.filter(({ addressee }) => addressee === null)
    if (wrong.length > 0) context.addIssue({ code: 'custom', message: faultOf(wrong) })
    if (read.length > MOST) {
      context.addIssue({
        code: 'custom',
        message: `These are ${read.length} addresses. Invite at most ${MOST} at once.`,
      })
    }
    const unique = new Map(read.flatMap(({ addressee }) => (addressee ? [[addressee.email, addressee]] : [])))
    return [...unique.values()]
  },
)

const invitations = z.object({
  emails: addressees,
  role: z.enum(['reviewer', 'chair'], 'Choose whether to invite reviewers or chairs.').default('reviewer'),
  load: LOAD.default(4),
  message: prose(4000),
})
export type Invitations = z.infer<typeof invitations>
export const readInvitations = reader(invitations)

const answer = z.object({
  load: LOAD.optional(),
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

export const readRefusal = reader(z.object({ reason: prose(2000) }))

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  state: z.enum(['all', 'pending', 'accepted', 'declined', 'expired', 'revoked']).catch('all'),
})
export type Search = z.infer<typeof search>
export const searchOf = (query: unknown): Search => search.parse(query)
