// Headings in a review become bold words in the letter of its decision, whatever their writer made of them.
import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { lowered } from '../../server/decisions/reviews.ts'

const LONG = 20_000

test('a heading becomes bold words, and everything else stays', () => {
  for (const [text, words] of [
    ['# Strengths', '**Strengths**'],
    ['Before\n### Weak points ##\nafter', 'Before\n**Weak points**\nafter'],
    ['## On C#', '**On C#**'],
    ['## On C# ##  ', '**On C#**'],
    ['#hashtag', '#hashtag'],
    ['#\nnext line', '#\nnext line'],
    ['####### seven', '####### seven'],
    ['a # b', 'a # b'],
  ] as const)
    equal(lowered(text), words, text)
})

test('the time it takes grows with the text alone', { timeout: 5000 }, () => {
  for (const text of [
    `# ${'#'.repeat(LONG)}x`,
    `# a${' '.repeat(LONG)}x`,
    `# ${'a '.repeat(LONG)}`,
    '# '.repeat(LONG),
  ])
    equal(lowered(text).includes('**'), true)
})
