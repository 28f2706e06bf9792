// An author's way from the first title to the receipt, and everything that can be wrong on it.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'

test('a complete paper is submitted, and every author gets a receipt with hash and instants', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const authors = [
      { name: 'Ann Author', email: ann.email, affiliation: 'Author Institute' },
      { name: 'Bo Writer', email: 'bo.writer@people.example', affiliation: 'Writer Institute' },
    ]
    const id = await house.submittedPaper(ann, { authors })
    const page = await ann.get(`/papers/${id}`)
    equal(page.status, 200)
    match(page.text, /Submitted/)
    const letters = await house.letters()
    equal(letters.length, 2)
    const file = await house.db('files').where({ paper_id: id }).first<{ sha256: string }>()
    for (const letter of letters) {
      match(letter.body_text, new RegExp(file.sha256))
      match(letter.body_text, /Upload began: 2023-05-20T12:00:00Z/)
      match(letter.body_text, /Upload complete: 2023-05-20T12:00:00Z/)
      // The page is not there for a stranger: who has no account hears how to get one.
      const hears = /You have no account yet: make one[\s\S]*\/account\/new/.test(letter.body_text)
      equal(hears, letter.to_email === 'bo.writer@people.example')
    }
  }))

// Rule 48.
test('what is missing stands at its field, and the draft is kept', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const started = await ann.post('/papers', { title: 'Half a Paper' })
    const id = /\d+/.exec(started.location ?? '')?.[0]
    const answer = await ann.post(`/papers/${id}/submission`, {
      title: 'Half a Paper',
      abstract: 'Kept words.',
      version: 1,
    })
    equal(answer.status, 422)
    match(answer.text, /Upload the PDF of your paper/)
    match(answer.text, /Choose at least one topic/)
    match((await ann.get(`/papers/${id}/edit`)).text, /Kept words\./)
    equal((await house.letters()).length, 0)
  }))

// Rules 1 and 18.
test('title and abstract are shown as they will be read, to those who may change them, and nothing is kept', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const at = `/papers/${id}/preview`
    const typed = { title: 'A <b> Title', abstract: 'We *find* $x^2$.\n\n<script>1</script>' }
    const before = await house.db('papers').where({ id }).first()
    const seen = await ann.post(at, typed)
    equal(seen.status, 200)
    match(seen.text, /<h1[^>]*>A &lt;b&gt; Title/)
    match(seen.text, /<em>find<\/em> <span class="katex"><math.*<msup>/)
    match(seen.text, /&lt;script&gt;1/)
    match((await ann.post(at, { abstract: ' ' })).text, /No title yet[\s\S]*No abstract yet/)
    equal((await ann.post(at, { abstract: { $ne: '1' } })).status, 200)
    deepEqual(await house.db('papers').where({ id }).first(), before)
    const rita = await house.reviewer()
    await house.assigned(rita, id)
    for (const who of [house.visitor(), await house.author('Eve Other'), rita])
      equal((await who.post(at, typed)).status, 404)
    house.at('after submission')
    equal((await ann.post(at, typed)).status, 403)
  }))

// Rule 49.
test('a co-author who saved first is not overwritten', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const first = await ann.post(`/papers/${id}`, { title: 'First Save', version: 2 })
    equal(first.status, 303)
    const second = await ann.post(`/papers/${id}`, { title: 'Second Save', version: 2 })
    equal(second.status, 409)
    match(second.text, /First Save/)
    match(second.text, /Second Save/)
  }))

test('after the deadline the form is read-only and says why; a minute before, it is not', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    house.at('one minute before the deadline')
    equal((await ann.post(`/papers/${id}`, { title: 'In Time', version: 2 })).status, 303)
    house.at('after submission')
    const late = await ann.post(`/papers/${id}`, { title: 'Too Late', version: 3 })
    equal(late.status, 403)
    match(late.text, /Submissions are closed/)
    match(late.text, /Too Late/, 'what was typed comes back')
    match((await ann.get(`/papers/${id}/edit`)).text, /Submissions are closed/)
    match((await ann.get(`/papers/${id}`)).text, /In Time/)
  }))

test('files of the wrong kind or size are refused with the reason and leave nothing', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const send = (name: string, bytes: Uint8Array) =>
      ann.upload(`/papers/${id}/files`, { kind: 'paper' }, { name, bytes })
    const html = await send('paper.pdf', Buffer.from('<html>no</html>'))
    equal(html.status, 415)
    match(html.text, /it is an HTML page/)
    const large = await send('paper.pdf', Buffer.alloc(3 * 1024 * 1024 + 1, 'x'))
    equal(large.status, 413)
    match(large.text, /larger than 3 MB/)
    const none = await send('paper.pdf', Buffer.alloc(0))
    equal(none.status, 422)
    equal((await house.db('files').where({ paper_id: id })).length, 1)
    ok((await send('paper.pdf', await makePaper({ title: 'Second', pages: 1 }))).status === 303)
    equal((await house.db('files').where({ paper_id: id })).length, 2)
  }))

// Rule 1.
test('strangers and numbers never used get the same answer', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const eve = await house.author('Eve Stranger')
    const strip = (text: string) => text.replaceAll(String(id), 'N').replaceAll('999999', 'N')
    for (const path of ['', '/edit', '/conflicts']) {
      const hidden = await eve.get(`/papers/${id}${path}`)
      const never = await eve.get(`/papers/999999${path}`)
      equal(hidden.status, 404)
      equal(never.status, 404)
      equal(strip(hidden.text), strip(never.text))
    }
  }))

// Rule 24.
test('withdrawing and rejecting want a reason, have their letters, and can be undone by a chair', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const chair = await house.chair()
    const id = await house.submittedPaper(ann)
    house.at('after submission')
    for (const [visitor, ending, subject] of [
      [ann, 'withdrawal', /Withdrawn: /],
      [chair, 'desk-rejection', /Rejected without review: /],
    ] as const) {
      const silent = await visitor.post(`/papers/${id}/${ending}`, { reason: ' ' })
      equal(silent.status, 422)
      match(silent.text, /Say in a sentence why/)
      equal(
        (await visitor.post(`/papers/${id}/${ending}`, { reason: 'A fault in the measurements.' })).status,
        303,
      )
      ok((await house.letters()).some((letter) => subject.test(letter.subject)))
      match((await ann.get(`/papers/${id}`)).text, /A fault in the measurements/)
      equal((await ann.post(`/papers/${id}/restoration`)).status, 403, 'after the deadline only a chair')
      equal((await chair.post(`/papers/${id}/restoration`)).status, 303)
    }
    equal((await ann.post(`/papers/${id}/desk-rejection`, { reason: 'Mine.' })).status, 403)
    ok((await house.letters()).some((letter) => /Back in the workshop/.test(letter.subject)))
    const verbs = (await house.db('journal').where({ paper_id: id }).pluck('verb')).filter((verb) =>
      /withdrawn|rejected|restored/.test(verb),
    )
    equal(verbs.length, 4)
  }))

test('a press of Submit tells all faults at once, in the order of the form', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const started = await ann.post('/papers', { title: 'Half a Paper' })
    const id = /\d+/.exec(started.location ?? '')?.[0]
    const line = { name: 'Ann Author', email: ann.email, affiliation: '' }
    const answer = await ann.post(`/papers/${id}/submission`, {
      title: 'Half a Paper',
      abstract: '',
      authors: [line, line],
      version: 1,
    })
    equal(answer.status, 422)
    const summary = /class="errsum"[\s\S]*?<\/ul>/.exec(answer.text)?.[0] ?? ''
    match(summary, /Write the abstract[\s\S]*Upload the PDF[\s\S]*stands on the list already/)
    match(summary, /5 things to fix/)
  }))
