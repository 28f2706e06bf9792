// The pages of the journal: what leads from one to the next tells nothing of lines that are hidden in between.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { conflict } from '../reviews/paper-in-review.ts'
import { inHouse } from '../support/house.ts'

const OLDER = /href="(\?[^"]+)">Older/

/** What a chair in conflict reads of 120 lines, with so many hidden ones in their middle. */
async function pagesWith(hidden: number): Promise<string[]> {
  const pages: string[] = []
  await inHouse(async (t) => {
    const connie = await t.chair('Connie Conflicted')
    const paper = await t.submittedPaper(await t.author('Ann Author'), { title: 'Plainly Invented Kernels' })
    await conflict(t, paper, connie.id)
    await t.db('journal').delete()
    const line = { at: t.now(), verb: 'letter.retried', subject: '', details: {}, request_id: 'invented' }
    const some = (count: number, paper_id: number | null) =>
      Array.from({ length: count }, (_, place) => ({ ...line, paper_id, subject: `Line ${place}` }))
    for (const lines of [some(60, null), some(hidden, paper), some(60, null)])
      if (lines.length > 0) await t.db('journal').insert(lines)
    const first = (await connie.get('/journal')).text
    const older = OLDER.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const { text } = await connie.get(`/journal${older}`)
    // In each house she bears another number.
    pages.push(older, text.replace(/<time.*?<\/time>/g, '').replace(/ data-as="\d+"/, ''))
  })
  return pages
}

// Rules 10 and 41.
test('the next page of the journal is the same with and without hidden lines between', async () => {
  const [without, hidden] = [await pagesWith(0), await pagesWith(7)]
  match(without[0] ?? '', /\?/)
  match(without[1] ?? '', /Line 19[^0-9][\s\S]*Line 0[^0-9]/)
  equal(hidden[0], without[0])
  equal(hidden[1], without[1])
})

test('what stands beside a line is in words, without the marks of programs', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    await t.db('journal').delete()
    const details = {
      former: null,
      byHand: true,
      until: '2023-06-16T12:00:00Z',
      fields: ['title', 'code_url'],
      before: { review: ['2023-06-05T12:00:00Z', null], topics: [] },
    }
    await t
      .db('journal')
      .insert({ at: t.now(), verb: 'decision.made', subject: '', details, request_id: 'invented' })
    const { text } = await chair.get('/journal')
    const read = [...text.matchAll(/<dt>([^<]*)<\/dt><dd[^>]*>([^<]*)/g)].map(([, key, value]) => [
      key,
      value,
    ])
    deepEqual(read.toSorted(), [
      ['before', 'review: Mon 5 June 2023, 02:00 HST (2023-06-05T12:00:00Z), none; topics: none'],
      ['by hand', 'yes'],
      ['fields', 'title, code_url'],
      ['former', 'none'],
      ['until', 'Fri 16 June 2023, 02:00 HST (2023-06-16T12:00:00Z)'],
    ])
  }))
