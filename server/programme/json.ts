// The plan for programs: the same facts as the page.
import type { Reading } from '../context.ts'
import { to } from '../paths.ts'
import { tagOf } from './calendar.ts'
import { publicPlan } from './plan.ts'
import type { PublicPaper } from './queries.ts'

export async function programmeJson(r: Reading) {
  const plan = await publicPlan(r)
  const paperOf = ({ id, title, authors }: PublicPaper) => ({
    number: id,
    title,
    authors,
    url: r.siteUrl + to.paper({ id }),
  })
  const body = {
    workshop: r.workshop.name,
    time_zone: r.workshop.time_zone,
    edition: plan.edition?.number ?? null,
    published_at: plan.edition?.published_at.toString() ?? null,
    slots: plan.slots.map(({ id, kind, title, starts_at, ends_at, guests, paper }) => {
      const times = { starts_at: starts_at.toString(), ends_at: ends_at.toString() }
      return { id, kind, title, ...times, speakers: guests, paper: paper && paperOf(paper) }
    }),
    boards: plan.boards.map(({ number, paper }) => ({ board: number, paper: paperOf(paper) })),
  }
  return { body, tag: tagOf(plan.edition?.number ?? 0, JSON.stringify(body)) }
}
