// Two chairs with the same page open: whoever saves second is shown both versions, and takes nothing back unseen.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

type Page = { path: string; first: Record<string, unknown>; second: Record<string, unknown>; theirs: RegExp }

const PAGES: Page[] = [
  {
    path: '/settings/authors',
    first: { author_limit: '17', authors_freeze: '2023-06-05T23:59' },
    second: { author_limit: '9', authors_freeze: '' },
    theirs: /the rules of author lists[\s\S]*>17<[\s\S]*5 June 2023/,
  },
  {
    path: '/settings/pdf-checks',
    first: { main_pages: '7', paper_size: 'a4' },
    second: { main_pages: '6', paper_size: 'letter' },
    theirs: /the checks of PDFs[\s\S]*>7<[\s\S]*a4/,
  },
  {
    path: '/settings/response',
    first: { scope: 'review', soft_words: '300', hard_words: '700' },
    second: { scope: 'paper', soft_words: '', hard_words: '' },
    theirs: /the rules of responses[\s\S]*review[\s\S]*>700</,
  },
  {
    path: '/settings/meta-review',
    first: { active: 'on', readers: 'authors' },
    second: { readers: 'chairs' },
    theirs: /the rules of meta-reviews[\s\S]*>yes<[\s\S]*authors/,
  },
]

const seenBy = async (chair: Visitor, path: string) =>
  /name="seen" value="([^"]+)"/.exec((await chair.get(path)).text)?.[1] ?? 'none'

async function meets(chairs: [Visitor, Visitor], { path, first, second, theirs }: Page) {
  const [chair, other] = chairs
  const seen = await seenBy(chair, path)
  equal((await other.post(path, { ...first, seen })).status, 303, path)
  const stale = await chair.post(path, { ...second, seen })
  equal(stale.status, 409, path)
  match(stale.text, theirs)
  equal(await seenBy(chair, path), await seenBy(other, path), `${path} stands as the first left it`)
  const { address, fields } = formIn(stale.text)
  equal((await chair.post(address, fields)).status, 303, 'who has read both saves all the same')
}

/** The way on from the page with both versions: its form, and the way back to where one typed. */
function formIn(text: string) {
  const [, address = '', back] =
    /<div class="stack loose overtaken[\s\S]*?<form method="post" action="([^"]+)"[\s\S]*?<a class="btn primary" href="([^"]+)">Back to the form/.exec(
      text,
    ) ?? []
  equal(back, address.replace(/\/removal$/, ''))
  const [, form = ''] = /class="stack loose overtaken([\s\S]*?)<\/form>/.exec(text) ?? []
  const hidden = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)
  const fields = [...hidden].map(([, name = '', value]) => [name, value])
  return { address, fields: Object.fromEntries(fields) }
}

test('rules that another chair saved meanwhile are not overwritten unseen', () =>
  inHouse(async (house) => {
    const chairs: [Visitor, Visitor] = [await house.chair(), await house.chair('Otto Other')]
    for (const page of PAGES) await meets(chairs, page)
  }))

test('a slot of the plan that another chair changed meanwhile is not overwritten or removed unseen', () =>
  inHouse(async (house) => {
    const chairs: [Visitor, Visitor] = [await house.chair(), await house.chair('Otto Other')]
    const slot = {
      title: 'Invented social',
      kind: 'break',
      starts: '2023-07-29T18:00',
      ends: '2023-07-29T19:00',
    }
    await chairs[0].post('/programme/slots', slot)
    const { id } = await house.db('slots').where({ title: slot.title }).first('id')
    await meets(chairs, {
      path: `/programme/slots/${id}`,
      first: { ...slot, title: 'Invented dinner', guests: 'Ines Invented | Nowhere' },
      second: { ...slot, ends: '2023-07-29T20:00' },
      theirs: /this slot[\s\S]*Invented dinner[\s\S]*Ines Invented/,
    })
    const path = `/programme/slots/${id}`
    const opened = (await chairs[1].get(path)).text
    const seen = /removal"><input type="hidden" name="seen" value="([^"]+)"/.exec(opened)?.[1]
    equal((await chairs[0].post(path, { title: 'Invented keynote' })).status, 303)
    const stale = await chairs[1].post(`${path}/removal`, { seen })
    equal(stale.status, 409)
    match(stale.text, /changed this slot[^<]*It was not removed\.[\s\S]*Invented keynote/)
    equal((await chairs[1].get(path)).status, 200)
    match(stale.text, /Do it all the same/)
    const { address, fields } = formIn(stale.text)
    equal((await chairs[1].post(address, fields)).status, 303)
    equal((await chairs[1].get(path)).status, 404)
  }))
