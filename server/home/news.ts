// The news of the workshop, newest first: the call, the editions of the programme, the accepted papers.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import { to } from '../paths.ts'
import { allEditions, publicPapers } from '../programme/queries.ts'

export type NewsEntry = { id: string; title: string; text: string; url: string; at: string }
export type NewsPage = {
  site: string
  feed: string
  id: string
  name: string
  updated: string
  entries: NewsEntry[]
}

export async function newsPage(r: Reading): Promise<NewsPage> {
  const [editions, papers] = await Promise.all([allEditions(r), publicPapers(r)])
  const link = (path: string) => r.siteUrl + path
  const entry = (key: string, at: Temporal.Instant, title: string, text: string, path: string) => ({
    id: `${r.siteUrl}${to.newsFeed()}#${key}`,
    title,
    text,
    url: link(path),
    at,
  })
  const entries = [
    ...theCall(r).map(({ at, text }) => entry('call', at, 'Submissions are open', text, to.call())),
    ...editions.map(({ number, published_at, note }) => {
      return entry(
        `edition-${number}`,
        published_at,
        `The programme, edition ${number}`,
        note,
        to.edition({ number }),
      )
    }),
    ...papers.map(({ id, title, authors, announced_at }) => {
      const names = authors.map(({ name }) => name).join(', ')
      return entry(`paper-${id}`, announced_at, `Accepted: ${title}`, names, to.paper({ id }))
    }),
  ].toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))
  return {
    site: link(to.home()),
    feed: link(to.newsFeed()),
    id: link(to.newsFeed()),
    name: r.workshop.name,
    updated: (entries[0]?.at ?? r.workshop.created_at).toString(),
    entries: entries.map(({ at, ...rest }) => ({ ...rest, at: at.toString() })),
  }
}

function theCall({ deadlines, workshop, now }: Reading) {
  const { submission } = deadlines
  const at = submission?.opensAt
  if (!submission || !at || Temporal.Instant.compare(now, at) < 0) return []
  return [
    {
      at,
      text: `Papers can be submitted until ${deadlineShown(submission.closesAt, workshop.time_zone).aoe}.`,
    },
  ]
}
