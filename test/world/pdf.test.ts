// The PDFs of invented papers: real ones to a reader and to the checks, the same to the byte, with the fault that was ordered.
import { deepEqual, equal, match, notDeepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { PDFDocument } from '@cantoo/pdf-lib'
import { inventWorld } from '../../server/world/invent.ts'
import { drawFinalPaper, drawPaper } from '../../server/world/pdf/drawing.ts'
import { subjectOf } from '../../server/world/subjects.ts'
import { accepted, holds } from '../support/examinations.ts'
import { pagesOf } from '../support/pdf-text.ts'
import { paper, people, smallWorld } from '../support/small-world.ts'

/** Line numbers and the ends of lines are no part of what is said. */
const said = (page = '') =>
  page
    .replace(/\b\d{3}\b/g, '')
    .replace(/\s+/g, ' ')
    .trim()

test('title, abstract and sections stand in their order', async () => {
  const pages = await pagesOf(await drawPaper(smallWorld(), 0, 1))
  const front = said(pages[0])
  const order = [paper.title, 'Anonymous Authors', 'Abstract', paper.abstract, '1. Introduction']
  const places = order.map((text) => front.indexOf(text))
  ok(!places.includes(-1), `${order[places.indexOf(-1)]} is not on page 1: ${front.slice(0, 400)}`)
  deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
  match(said(pages.at(-1)), /References/)
  ok(pages[1]?.includes('055'), 'lines are numbered through')
})

test('a paper has as many pages as it should, whatever its length', async () => {
  for (const pages of [4, 5, 6, 7, 8, 9, 14]) {
    for (const title of ['On Sheep', paper.title]) {
      equal((await pagesOf(await drawPaper(smallWorld({ pages, title }), 0, 1))).length, pages, title)
    }
  }
})

test('the same paper is the same to the byte, the next version is not', async () => {
  const first = await drawPaper(smallWorld(), 0, 1)
  deepEqual(await drawPaper(smallWorld(), 0, 1), first)
  const second = await drawPaper(smallWorld(), 0, 2)
  notDeepEqual(second, first)
  const [before, after] = [await pagesOf(first), await pagesOf(second)]
  match(said(after[0]), /Version 2, Tue 30 May 2023.* Since version 1 of this paper, /)
  match(said(before[0]), /Version 1, Sun 21 May 2023/)
})

test('a fault is there when it is ordered, and otherwise not', async () => {
  const clean = await drawPaper(smallWorld(), 0, 1)
  const named = await drawPaper(smallWorld({ fault: 'names-on-page-1' }), 0, 1)
  const front = (await pagesOf(named))[0] ?? ''
  for (const { name, email, affiliation } of people) {
    for (const text of [name.replace('Ł', 'L'), email, affiliation]) ok(front.includes(text), text)
    ok(!(await pagesOf(clean)).join().includes(email))
  }
  const blank = await drawPaper(smallWorld({ fault: 'no-text-layer' }), 0, 1)
  equal((await pagesOf(blank)).join('').trim(), '')
  const signed = await drawPaper(smallWorld({ fault: 'metadata' }), 0, 1)
  match((await PDFDocument.load(signed)).getAuthor() ?? '', /Madeup/)
  equal((await PDFDocument.load(clean)).getAuthor(), 'Anonymous Authors')
})

test('the final version shows the names and no line numbers', async () => {
  const [front = ''] = await pagesOf(await drawFinalPaper(smallWorld(), 0))
  ok(front.includes('Kenji Madeup') && !front.includes('Anonymous') && !front.includes('054'))
})

test('the checks take every kind of it, and the copy loses the properties', async () => {
  for (const fault of ['metadata', 'names-on-page-1'] as const) {
    const drawn = Buffer.from(await drawPaper(smallWorld({ fault }), 0, 1))
    const { pages, copy } = await accepted(drawn)
    equal(pages, 4)
    ok(holds(drawn, 'Kenji Madeup'))
    equal(holds(copy, 'Kenji Madeup'), fault === 'names-on-page-1')
  }
})

test('every paper of a world can be drawn, with its own sentences', async () => {
  const world = inventWorld({ seed: 7, papers: 10, reviewers: 6 })
  for (const [place, { title, pages, fault }] of world.papers.entries()) {
    const read = await pagesOf(await drawPaper(world, place, 1))
    equal(read.length, pages, title)
    const [own = ''] = subjectOf(world.papers[place] ?? paper).sections.method
    if (fault !== 'no-text-layer')
      ok(said(read.join(' ')).includes(said(own).slice(0, 40)), `${title}: ${own}`)
  }
})
