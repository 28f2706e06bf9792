// The reviewers' copy of an uploaded PDF: the same pages, and nothing else of what the authors left in the file.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { drawPaper } from '../../../server/world/pdf/drawing.ts'
import { accepted, drawnOn, everythingIn, examples, holds } from '../../support/examinations.ts'
import { makePaper } from '../../support/pdfs.ts'
import { smallWorld } from '../../support/small-world.ts'

/** Appends a revision with a new first page and new properties; the old page and properties stay in the file. */
async function revised(bytes: Buffer): Promise<Buffer> {
  const paper = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context } = paper
  const ref = paper.getPage(0).ref
  const page = paper.getPage(0).node.clone()
  const content = context.nextRef()
  const properties = context.nextRef()
  page.set(PDFName.of('Contents'), content)
  const text = 'BT /F1 12 Tf 72 700 Td (Second version) Tj ET'
  return Buffer.from(
    `${bytes.toString('latin1')}\n${ref.objectNumber} 0 obj\n${page}\nendobj\n` +
      `${content.objectNumber} 0 obj\n<</Length ${text.length}>>\nstream\n${text}\nendstream\nendobj\n` +
      `${properties.objectNumber} 0 obj\n<</Author (Newer Author)>>\nendobj\n` +
      `trailer\n<</Root ${context.trailerInfo.Root} /Info ${properties} /ID [<0123> <4567>]>>\nstartxref\n0\n%%EOF\n`,
    'latin1',
  )
}

const secrets = {
  author: 'Ada Example',
  xmp: 'Grace Sample',
  attachment: { name: 'from-ada.csv', text: 'grades of Invented University' },
  javascript: 'app.alert("Edsger Invented")',
  comment: { by: 'Barbara Madeup', text: 'Check this proof' },
  link: 'https://example.org/code',
}
const hidden = [
  'Ada Example',
  'Grace Sample',
  'from-ada.csv',
  'grades of Invented University',
  'Edsger Invented',
]

// Rule 8.
test('the copy has the same pages and none of what the file told of its authors', async () => {
  const original = await makePaper({ title: 'Counting Sheep', pages: 3, ...secrets })
  const { pages, copy } = await accepted(original)
  for (const secret of [...hidden, 'Barbara Madeup']) {
    assert.ok(holds(original, secret), `the search must find ${secret} in the original`)
    assert.ok(!holds(copy, secret), `the copy tells ${secret}`)
  }
  assert.equal(pages, 3)
  assert.deepEqual(await drawnOn(copy), await drawnOn(original))
})

test('links and the text of comments stay', async () => {
  const { copy } = await accepted(await makePaper({ title: 'Counting Sheep', pages: 1, ...secrets }))
  assert.ok(holds(copy, 'https://example.org/code'))
  assert.ok(holds(copy, 'Check this proof'))
})

test('a link to a file on the author’s computer leads nowhere in the copy', async () => {
  const original = await makePaper({ title: 'Sheep', pages: 1, link: 'file:///home/ada/sheep.tex' })
  const { copy, findings } = await accepted(original)
  assert.ok(holds(original, '/home/ada') && !holds(copy, '/home/ada'))
  assert.ok(findings.some(({ kind, tone }) => kind === 'links' && tone === 'warn'))
})

test('an earlier revision does not survive in the copy', async () => {
  const original = await revised(await makePaper({ title: 'First version', pages: 2, author: 'Ada Example' }))
  const { pages, copy, findings } = await accepted(original)
  const drawn = await drawnOn(copy)
  assert.equal(pages, 2)
  assert.match(drawn[0] ?? '', /Second version/)
  for (const old of ['Ada Example', 'Newer Author', '/Info', '/ID']) {
    assert.ok(holds(original, old) && !holds(copy, old), `the copy tells ${old}`)
  }
  const everything = everythingIn(copy)
  const page1 = Buffer.from('Page 1 of 2').toString('hex').toUpperCase()
  assert.ok(everythingIn(original).includes(page1) && !everything.includes(page1), 'the old page is there')
  assert.match(findings.map(({ text }) => text).join(), /Newer Author/)
})

test('properties of included figures and notes in photographs are left out, the photograph stays', async () => {
  const paper = await PDFDocument.load(await makePaper({ title: 'Sheep', pages: 1 }), {
    updateMetadata: false,
  })
  const { context } = paper
  const segment = (marker: number, text: string) =>
    Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text)])
  const picture = Buffer.concat([
    segment(0xdb, 'table'),
    Buffer.from([0xff, 0xda, 0, 4, 1, 2, 9, 9, 0xff, 0xd9]),
  ])
  const start = Buffer.from([0xff, 0xd8])
  const notes = segment(0xe1, 'Exif Linda Fictional')
  const image = context.stream(Buffer.concat([start, notes, picture]), {
    Subtype: 'Image',
    Filter: 'DCTDecode',
    'PTEX.InfoDict': { Author: 'Kurt Imaginary' },
    'PTEX.FileName': '/home/kurt/sheep.pdf',
  })
  const figures = context.obj({ Metadata: context.register(image) })
  paper.getPage(0).node.Resources()?.set(PDFName.of('XObject'), figures)
  const original = Buffer.from(await paper.save())
  const { copy } = await accepted(original)
  for (const secret of ['Linda Fictional', 'Kurt', '/home/kurt']) {
    assert.ok(!holds(copy, secret), `the copy tells ${secret}`)
  }
  assert.ok(copy.includes(Buffer.concat([start, picture])), 'the picture changed, or went for its name')
})

test('the same file gives the same copy', async () => {
  const original = await makePaper({ title: 'Counting Sheep', pages: 2, ...secrets })
  const first = await accepted(original)
  const second = await accepted(original)
  assert.equal(first.blindSha256, second.blindSha256)
})

test('authors are told what was found', async () => {
  const { findings } = await accepted(await makePaper({ title: 'Counting Sheep', pages: 3, ...secrets }))
  const warned = findings.filter(({ tone }) => tone === 'warn').map(({ kind }) => kind)
  assert.deepEqual(warned.sort(), [
    'annotations',
    'attachments',
    'fonts',
    'line-numbers',
    'metadata',
    'references',
    'scripts',
  ])
  assert.ok(findings.some(({ text }) => text.includes('“Ada Example”')))
  assert.ok(findings.some(({ kind, text }) => kind === 'pages' && text === 'The PDF has 3 pages.'))
})

test('a clean file gives no warning, an author only in XMP gives one', async () => {
  const clean = await accepted(Buffer.from(await drawPaper(smallWorld(), 0, 1)))
  assert.deepEqual(
    clean.findings.filter(({ tone }) => tone === 'warn'),
    [],
  )
  const { findings } = await accepted(await makePaper({ title: 'Sheep', pages: 1, xmp: 'Grace Sample' }))
  assert.ok(findings.some(({ tone, text }) => tone === 'warn' && text.includes('“Grace Sample”')))
})

test('real papers are accepted, and their copies name no author', async (t) => {
  if (!existsSync(examples)) return t.diagnostic('shared/data/pdfs is not here: no real papers were read.')
  for (const name of readdirSync(new URL('papers/', examples))) {
    const original = await readFile(new URL(`papers/${name}`, examples))
    const { copy } = await accepted(original)
    assert.ok(!/\/(Author|Creator|Producer|PTEX\.\w+)\b/.test(everythingIn(copy)), name)
    assert.deepEqual(await drawnOn(copy), await drawnOn(original), name)
  }
})
