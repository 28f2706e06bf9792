// Decisions released and dispatched, as the decisions feature leaves them, for the stories of the programme.
import type { Outcome } from '../../server/core/tables-reviewing.ts'
import type { TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

export async function released(
  house: TestHouse,
  papers: Record<number, Outcome>,
  dispatched = true,
): Promise<number> {
  const { db } = house
  const by =
    (await db('chairs').orderBy('appointed_at').first<{ person_id: number }>('person_id'))?.person_id ?? 0
  const now = house.now()
  const sent = dispatched ? { dispatched_at: now, dispatched_by: by } : {}
  const id = async (query: PromiseLike<{ id: number }[]>) => (await query)[0]?.id ?? 0
  const batch = await id(
    db('batches')
      .insert({ kind: 'decisions', title: 'Decisions', created_at: now, created_by: by, ...sent })
      .returning('id'),
  )
  const release = await id(
    db('releases')
      .insert({ audience: 'authors', released_at: now, released_by: by, batch_id: batch })
      .returning('id'),
  )
  for (const [paper, outcome] of Object.entries(papers)) {
    const paper_id = Number(paper)
    await db('decisions').where({ paper_id }).whereNull('superseded_at').update({ superseded_at: now })
    const decision = await id(
      db('decisions').insert({ paper_id, outcome, decided_at: now, decided_by: by }).returning('id'),
    )
    await db('released_decisions').insert({ release_id: release, decision_id: decision })
  }
  return batch
}

/** Papers of one author each, submitted before the deadline; the clock stands after the notification. */
export async function submitted(house: TestHouse, titles: string[]) {
  const papers = []
  for (const [index, title] of titles.entries()) {
    const letter = String.fromCharCode(65 + index)
    const name = `${letter}da Inventor`
    const author = await house.author(name)
    const id = await house.submittedPaper(author, {
      title,
      authors: [{ name, email: author.email, affiliation: 'Invented Institute' }],
    })
    papers.push({ id, title, author, name })
  }
  house.at('after notification')
  return papers
}

export const Talk = 'Invented Talk'
export const Second = 'Invented Second'
export const Poster = 'Invented Poster'
export const Rejected = 'Invented Refusal'

/** Two talks, a poster and a refusal, all announced. */
export async function accepted(house: TestHouse) {
  const [talk, second, poster, rejected] = await submitted(house, [Talk, Second, Poster, Rejected])
  if (!talk || !second || !poster || !rejected) throw new Error('four papers were submitted')
  await released(house, {
    [talk.id]: 'talk',
    [second.id]: 'talk',
    [poster.id]: 'poster',
    [rejected.id]: 'reject',
  })
  return { talk, second, poster, rejected }
}

export const talkSlots = ({ db }: TestHouse): Promise<{ id: number; paper_id: number | null }[]> =>
  db('slots').where({ kind: 'contributed-talk' }).orderBy('starts_at')

export const papersInSlots = async (house: TestHouse) =>
  (await talkSlots(house)).map(({ paper_id }) => paper_id)

export async function onBoards({ db }: TestHouse): Promise<[number, number][]> {
  const rows = await db('boards').orderBy('number').select<{ number: number; paper_id: number }[]>('*')
  return rows.map(({ number, paper_id }) => [number, paper_id])
}

const PUBLIC = ['/programme', '/programme.json', '/programme.ics', '/', '/feed.xml'] as const

/** What each public page and feed says, with the folded lines of the calendar unfolded. */
export async function everywhere(visitor: Visitor) {
  const seen: { path: (typeof PUBLIC)[number]; text: string }[] = []
  for (const path of PUBLIC) seen.push({ path, text: (await visitor.get(path)).text.replaceAll('\r\n ', '') })
  return seen
}
