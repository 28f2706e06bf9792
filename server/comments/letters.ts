// What is written to whom about discussions.
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { Viewer } from '../policy/viewer.ts'
import { mentions } from './mentions.ts'
import { readersOf, writerOf } from './naming.ts'
import type { FreshComment } from './queries-readings.ts'

/** `numbers`: under which this person reviews papers. */
export type Fresh = { viewer: Viewer; news: FreshComment[]; numbers: Map<number, number> }

/** To reviewers and chairs, so in the words that reviewers may read; who is named to whom is decided for each. */
const digest = letterKind('comments/mail/digest', 'reviewers', ['name', 'news', 'link'], ['news', 'link'])
export const kinds = [digest]

function told({ viewer, numbers }: Fresh, comment: FreshComment) {
  const { paper_id: id, title, text } = comment
  const { who, name } = writerOf(viewer, comment)
  const readers = readersOf(viewer, comment).words.toLowerCase()
  const mentioned = mentions(text, numbers.get(id) ?? null) ? '; you are mentioned' : ''
  return {
    ...{ id, words: `"${title}" (paper ${id})`, path: to.comments({ id }), quote: text },
    more: `${who}${name ? ` (${name})` : ''}, for ${readers}${mentioned}`,
  }
}

/** What is new for one person, in one letter. Nothing but the list tells of papers, so that it can be cut for chairs in conflict. */
export function newInDiscussions(fresh: Fresh): Letter {
  const { personId, name, email } = fresh.viewer
  const byPaper = [...Map.groupBy(fresh.news, ({ paper_id }) => paper_id)]
  return letter(digest, {
    to: { personId, name, email },
    values: {
      name,
      news: byPaper.flatMap(([, comments]) => comments.map((comment) => told(fresh, comment))),
      link: to.commentLetters(),
    },
    papers: byPaper.map(([id]) => id),
  })
}
