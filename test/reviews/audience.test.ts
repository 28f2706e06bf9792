// Who will read an answer is said once for a run of questions, and to screen readers for each.
import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { paperInReview } from './paper-in-review.ts'

const countOf = (text: string, words: RegExp) => [...text.matchAll(words)].length

test('a run of questions says once who reads the answers', () =>
  inHouse(async (house) => {
    const { rita, review } = await paperInReview(house)
    const { text } = await rita.get(review)
    const seen = countOf(text, /<span class="vis"><svg[\s\S]*?<\/svg>Authors will read this/g)
    const said = countOf(text, /<span class="vh"><svg[\s\S]*?<\/svg>Authors will read this/g)
    equal(seen, 1)
    equal(said, 4)
  }))
