// policy/fields as a table: who reads an answer, by its readers and the state of its paper.
import { test } from 'node:test'
import { READERS } from '../../server/core/tables-fields.ts'
import { mayReadAnswer } from '../../server/policy/fields.ts'
import { table } from './papers-table.ts'

//                      visitor, person, author, reviewer, chair, authorChair, conflicted
const ALL_INSIDE = 'hhyhyyh'
const WITH_REVIEWER = 'hhyyyyh'
const CHAIRS = 'hhhhyhh'

const always = (letters: string) => ({
  draft: letters,
  withdrawn: letters,
  deskRejected: letters,
  announcedWithdrawn: letters,
  announcedDeskRejected: letters,
})

const EXPECTED = {
  reviewers: { ...always(ALL_INSIDE), submitted: WITH_REVIEWER, announced: WITH_REVIEWER },
  authors: { ...always(ALL_INSIDE), submitted: ALL_INSIDE, announced: ALL_INSIDE },
  chairs: { ...always(CHAIRS), submitted: CHAIRS, announced: CHAIRS },
  // Only reviews have fields for authors who know the decision.
  decided: { ...always(ALL_INSIDE), submitted: ALL_INSIDE, announced: ALL_INSIDE },
}

for (const readers of READERS) {
  // Rule 17.
  test(`who reads an answer that is for ${readers}`, () => {
    table((viewer, paper) => mayReadAnswer(viewer, paper, { readers, key: null }), EXPECTED[readers])
  })
}

test('a built-in field that reviewers read goes wherever its paper goes', () => {
  const expected = { ...always(ALL_INSIDE), submitted: WITH_REVIEWER, announced: 'yyyyyyy' }
  table((viewer, paper) => mayReadAnswer(viewer, paper, { readers: 'reviewers', key: 'keywords' }), expected)
})
