// The reviews of papers as their authors read them once they know the decision: as Markdown, for its letter.
import type { Reading } from '../context.ts'
import type { Field } from '../core/tables-fields.ts'
import { listFields } from '../fields/queries.ts'
import { visitor } from '../policy/viewer.ts'
import { cardOf, type ReviewCard } from '../reviews/card.ts'
import { reviewsOfPapers, type SeenReview } from '../reviews/queries.ts'

/** Its writer's headings must not stand above ours. */
export const lowered = (text: string) =>
  text.replace(/^#{1,6}[ \t]+(\S.*)$/gm, (_, heading: string) => `**${unclosed(heading.trimEnd())}**`)

/** A row of signs at the end that stands apart closes a heading; C# is a name. */
function unclosed(heading: string): string {
  let end = heading.length
  while (heading[end - 1] === '#') end--
  const words = heading.slice(0, end).trimEnd()
  return words === '' || words.length === end ? heading : words
}

function inMarkdown({ label, read, talk }: ReviewCard): string {
  const scores = (read?.scores ?? []).map(
    (score) => `- ${score.label}: ${score.value} of ${score.of}${score.words ? `, ${score.words}` : ''}`,
  )
  const answers = (read?.answers ?? []).map((answer) => `**${answer.label}**\n\n${lowered(answer.text)}`)
  const parts = [`## ${label}`, scores.join('\n'), talk ? 'Fit for a talk.' : '', ...answers]
  return parts.filter(Boolean).join('\n\n')
}

/** Policy is asked as for an author of the paper, whoever releases: what authors may not read is not in it. */
function asAuthorsRead({ workshop }: Reading, review: SeenReview, fields: Field[]): string[] {
  const author = { ...visitor, authored: new Set([review.paper_id]) }
  const card = cardOf({ viewer: author, workshop }, { ...review, released: true }, fields)
  return card ? [inMarkdown(card)] : []
}

/** By the number of the paper; none where the letters of this workshop only lead to the reviews. */
export async function reviewsForAuthors(r: Reading, paperIds: number[]): Promise<Map<number, string>> {
  if (!r.workshop.reviews_in_letters) return new Map()
  const [reviews, fields] = await Promise.all([reviewsOfPapers(r, paperIds), listFields(r, 'review')])
  const byPaper = Map.groupBy(reviews, ({ paper_id }) => paper_id)
  return new Map(
    [...byPaper].flatMap(([id, all]): [number, string][] => {
      const told = all.flatMap((review) => asAuthorsRead(r, review, fields))
      return told.length > 0 ? [[id, ['# The reviews', ...told].join('\n\n')]] : []
    }),
  )
}
