// How people come: the first chair sets the workshop up, the other chairs and the reviewers are invited and answer.
import type { Writing } from '../context.ts'
import { acceptInvitation, invite, refuseInvitation } from '../invitations/actions.ts'
import type { Who, World } from '../world/types.ts'
import { joinWorkshop } from './actions.ts'
import { topicsOf } from './cast.ts'
import { castPersonas } from './personas.ts'
import { tokenInLetter } from './queries.ts'
import { type Act, invented, placed, type Script } from './script.ts'

const CHAIRS_INVITED = invented('2023-03-19T13:00Z')
/** Before the first moment to which one can jump. */
const PERSONAS_COME = invented('2023-05-12T09:00Z')
const LOAD = 4
const BEFORE = { minutes: 5 }

const MESSAGE =
  `You know this field, and your judgement would help its authors. We ask for a few reviews of papers of about four pages
in the second week of June. Please answer by the link, also if you cannot.`.replaceAll('\n', ' ')

const earlier = (a: Temporal.Instant | undefined, b: Temporal.Instant) =>
  a && Temporal.Instant.compare(a, b) < 0 ? a : b

/** When each account is made: as invented, and in any case before its first use. */
export function arrivals({ world }: Pick<Script, 'world'>): Map<Who, Temporal.Instant> {
  const at = new Map<Who, Temporal.Instant>()
  const by = (who: Who, instant: Temporal.Instant) => at.set(who, earlier(at.get(who), instant))
  for (const [who, { joins }] of world.people.entries()) if (joins) by(who, joins)
  for (const { contact, startedAt } of world.papers) by(contact, startedAt.subtract(BEFORE))
  for (const { who, answer } of world.reviewers)
    if (answer.kind === 'accept') by(who, answer.at.subtract(BEFORE))
  for (const who of Object.values(castPersonas(world))) if (who !== null) by(who, PERSONAS_COME)
  for (const who of world.chairs) by(who, CHAIRS_INVITED.add({ minutes: 30 }))
  return at
}

function joiningActs(script: Script): Act[] {
  const { world, timeline, passwordHash } = script
  const [founder] = world.chairs
  return [...arrivals(script)]
    .filter(([who]) => who !== founder)
    .map(([who, at]) => ({
      at: timeline(at),
      by: 'visitor',
      paper: null,
      touches: [`person ${who}`, 'the next account'],
      act: async (w, cast) => {
        const { name, email, affiliation } = placed(world.people, who)
        const person = await joinWorkshop(w, { name, email, affiliation, password_hash: passwordHash })
        if (person) cast.people.set(who, person.id)
      },
    }))
}

/** The link from the letter in the mailbox; null where no letter came, or a chair took the invitation back. */
const linkOf = (w: Writing, { people }: World, who: Who) =>
  tokenInLetter(w, placed(people, who).email, ['invitations/mail/invitation', 'invitations/mail/chair'])

export function chairingActs({ world, timeline }: Script): Act[] {
  const [founder = 0, ...others] = world.chairs
  const emails = others.map((who) => placed(world.people, who)).map(({ name, email }) => ({ name, email }))
  const asking: Act = {
    at: timeline(CHAIRS_INVITED),
    by: founder,
    act: (w) => invite(w, { emails, role: 'chair', load: LOAD, message: '' }),
  }
  const answers = others.map(
    (who, turn): Act => ({
      at: timeline(CHAIRS_INVITED.add({ hours: 2 + 5 * turn })),
      by: who,
      act: async (w) => {
        const token = await linkOf(w, world, who)
        if (token) await acceptInvitation(w, token, { topics: [] })
      },
    }),
  )
  return [asking, ...answers]
}

const DAY = 24 * 3600 * 1000

/** One list for those who are invited at one time; of thousands, for those of one day. */
export function invitingActs({ world, timeline, brief }: Script): Act[] {
  const together = Map.groupBy(world.reviewers, ({ invitedAt: { epochMilliseconds } }) =>
    brief ? Math.floor(epochMilliseconds / DAY) : epochMilliseconds,
  )
  return [...together.values()].map((group) => ({
    at: timeline(placed(group.map(({ invitedAt }) => invitedAt).toSorted(Temporal.Instant.compare), 0)),
    by: world.chairs[0] ?? 'visitor',
    paper: null,
    touches: group.map(({ who }) => `person ${who}`),
    act: (w) => {
      const invited = group.map(({ who }) => placed(world.people, who))
      const emails = invited.map(({ name, email }) => ({ name, email }))
      return invite(w, { emails, role: 'reviewer', load: LOAD, message: MESSAGE })
    },
  }))
}

function answeringActs({ world, timeline }: Script): Act[] {
  return world.reviewers.flatMap(({ who, answer }): Act[] => {
    if (answer.kind === 'silent') return []
    const act: Act['act'] = async (w, { topics }) => {
      const token = await linkOf(w, world, who)
      if (!token) return
      if (answer.kind === 'decline')
        return refuseInvitation(w, token, { reason: answer.reason, suggestion: '' })
      const known = topicsOf({ topics }, answer.topics)
      await acceptInvitation(w, token, { load: answer.load, topics: known })
    }
    const by = answer.kind === 'accept' ? who : 'visitor'
    return [{ at: timeline(answer.at), by, paper: null, touches: [`person ${who}`], act }]
  })
}

export const peopleActs = (script: Script): Act[] => [
  ...joiningActs(script),
  ...chairingActs(script),
  ...invitingActs(script),
  ...answeringActs(script),
]
