// Everything that is kept of a person, as the files of an archive: with the person's own rights, and not one more.
import { ownComments } from '../comments/queries.ts'
import type { Reading } from '../context.ts'
import type { Part } from '../core/archive.ts'
import { csv } from '../core/csv.ts'
import { SECRET } from '../core/outbox.ts'
import { ownEmails } from '../emails/queries.ts'
import { ownPastPapers, ownTopics } from '../expertise/queries.ts'
import { inWords, isEmpty } from '../fields/answers.ts'
import { listFields } from '../fields/queries.ts'
import { ownFlags } from '../flags/queries.ts'
import { kinds } from '../mail/letters.ts'
import { ownMetas } from '../meta-review/queries.ts'
import { paperPage } from '../papers/page.ts'
import { findSelf } from '../people/queries.ts'
import { mayKeepLetter } from '../policy/letters.ts'
import { yes } from '../policy/verdict.ts'
import { ownRatings } from '../quality/queries.ts'
import { answersOf } from '../reviews/answers.ts'
import { myReviews } from '../reviews/queries.ts'
import { factorOf } from '../second-factor/queries.ts'
import { allOwnTokens } from '../tokens/queries.ts'
import { ownActs, ownBids, ownDeclarations, ownLetters } from './queries-takeout.ts'

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`

async function profile(r: Reading): Promise<Part> {
  const { name, email, affiliation, created_at, confirmed_at } = await findSelf(r)
  const emails = (await ownEmails(r)).map((one) => ({ email: one.email, confirmed_at: one.confirmed_at }))
  const { isChair, isReviewer, personId } = r.viewer
  const since = (await factorOf(r, personId ?? 0))?.confirmed_at ?? null
  return {
    path: 'account.json',
    text: json({
      ...{ name, email, affiliation, created_at, confirmed_at, emails, isChair, isReviewer },
      second_factor_since: since,
    }),
  }
}

/** What its page shows its author, and every version of its files. */
async function paperParts(r: Reading, id: number): Promise<Part[]> {
  const { paper, topics, authors, state, inside, decision, files, ...page } = await paperPage(r, id)
  const folder = `papers/${id}`
  const words = {
    ...paper,
    topics: topics.map(({ name }) => name),
    authors,
    state: state?.text,
    inside,
    decision,
  }
  const read = page.reviews.map(({ label, submitted, read: text }) => ({
    label,
    submitted: submitted?.iso,
    ...text,
  }))
  return [
    {
      path: `${folder}/paper.json`,
      text: json({
        ...words,
        recording: page.recording?.url,
        reviews: read,
        responses: page.responses,
        meta: page.meta?.read ?? null,
      }),
    },
    ...files.map(({ kind, version, sha256, name }) => ({
      path: `${folder}/${kind}-v${version}.${/\.zip$/i.test(name) ? 'zip' : 'pdf'}`,
      sha256,
    })),
  ]
}

async function reviewParts(r: Reading): Promise<Part[]> {
  const [mine, fields] = await Promise.all([myReviews(r), listFields(r, 'review')])
  return mine.map((review) => {
    const state = review.submitted_at ? `Submitted ${review.submitted_at}` : 'Draft, not submitted'
    const answers = answersOf(review, fields)
    const said = fields.map((field) => {
      const value = answers.get(field.id)
      return isEmpty(value) ? '' : `## ${field.label}\n\n${inWords(field, value ?? '')}\n\n`
    })
    const notes = review.private_notes ? `## Your private notes\n\n${review.private_notes}\n` : ''
    const text = `# ${review.paper.title}\n\n${state}\n\n${said.join('')}${notes}`
    return { path: `reviews/paper-${review.paper_id}.md`, text }
  })
}

async function letterParts(r: Reading): Promise<Part[]> {
  const audiences = new Map(kinds.map(({ view, audience }) => [view, audience]))
  const letters = (await ownLetters(r)).filter(({ view, papers }) =>
    yes(mayKeepLetter(r.viewer, audiences.get(view) ?? 'anyone', papers)),
  )
  return letters.map(({ subject, body_text, written_at }, index) => ({
    path: `letters/${String(index + 1).padStart(4, '0')}.txt`,
    text: `${written_at}\n${subject}\n\n${body_text.replaceAll(SECRET, '…hidden…')}\n`,
  }))
}

async function actParts(r: Reading): Promise<Part[]> {
  const acts = (await ownActs(r)).map((act) => [
    act.at.toString(),
    act.verb,
    act.paper_id,
    act.subject,
    JSON.stringify(act.details),
  ])
  return [
    { path: 'acts.csv', text: csv([['at', 'what', 'paper', 'subject', 'details'], ...acts]) },
    { path: 'conflicts.json', text: json(await ownDeclarations(r)) },
    { path: 'expertise.json', text: json({ topics: await ownTopics(r), papers: await ownPastPapers(r) }) },
    { path: 'bids.json', text: json(await ownBids(r)) },
    { path: 'comments.json', text: json(await ownComments(r)) },
    { path: 'meta-reviews.json', text: json(await ownMetas(r)) },
    { path: 'ratings.json', text: json(await ownRatings(r)) },
    { path: 'tokens.json', text: json(await allOwnTokens(r)) },
    { path: 'flags.json', text: json(await ownFlags(r)) },
  ]
}

export async function takeoutOf(r: Reading): Promise<Part[]> {
  const parts = [await profile(r)]
  for (const id of [...r.viewer.authored].toSorted((a, b) => a - b)) parts.push(...(await paperParts(r, id)))
  return [...parts, ...(await reviewParts(r)), ...(await letterParts(r)), ...(await actParts(r))]
}
