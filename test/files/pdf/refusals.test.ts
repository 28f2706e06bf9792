// What is no paper is refused with a reason, and no file, however made, hangs or crashes the server.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import { kindOf } from '../../../server/files/kind.ts'
import { openExaminer } from '../../../server/files/pdf/examiner.ts'
import { accepted, examples, refused } from '../../support/examinations.ts'
import { makePaper } from '../../support/pdfs.ts'

// Rule 49.
test('a file of another kind is refused with the kind found', async () => {
  const kinds: [string, string | Buffer][] = [
    ['a ZIP archive', 'PK\x03\x04 sheep.txt'],
    ['a Word document', 'PK\x03\x04 [Content_Types].xml … word/document.xml'],
    ['an HTML page', '<!DOCTYPE html><title>Sheep</title>'],
    ['a PNG image', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['a JPEG image', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['LaTeX source', '\\documentclass{article}'],
    ['plain text', 'Counting sheep, größer'],
    ['a file of another kind', Buffer.from([0, 1, 2, 3])],
  ]
  for (const [kind, bytes] of kinds) {
    assert.equal(kindOf(Buffer.from(bytes)), kind)
    assert.equal(
      await refused(Buffer.from(bytes)),
      `This file is not a PDF: it is ${kind}. Choose the PDF of your paper.`,
    )
  }
  assert.equal(await refused(Buffer.alloc(0)), 'This file is empty. Choose the PDF of your paper.')
})

test('a PDF that is cut short, without pages, damaged or protected is refused with the reason', async () => {
  const paper = await makePaper({ title: 'Sheep', pages: 2 })
  assert.match(await refused(paper.subarray(0, paper.length - 60)), /ends too early/)
  assert.match(await refused(await makePaper({ title: 'Sheep', pages: 0 })), /no pages/)
  assert.match(await refused(Buffer.from('%PDF-1.7 sheep startxref 0 %%EOF')), /damaged/)
  const locked = await PDFDocument.load(paper)
  locked.encrypt({ userPassword: '', ownerPassword: 'sheep', permissions: {} })
  assert.match(await refused(Buffer.from(await locked.save())), /protected/)
})

const pageOne =
  '%PDF-1.5\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n' +
  '3 0 obj <</Type/Page/Parent 2 0 R>> endobj\n'
const ending = '\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n'

test('a page tree that cannot be counted is refused', async () => {
  const looping = '2 0 obj <</Type/Pages/Kids[2 0 R]/Count 1>> endobj'
  const short = '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 2>> endobj'
  const emptied = '3 0 obj <</Type/Page/Parent 2 0 R/Contents 9 0 R>> endobj'
  await accepted(Buffer.from(pageOne + ending))
  for (const tree of [looping, short, emptied]) {
    assert.match(await refused(Buffer.from(pageOne + tree + ending)), /damaged/)
  }
})

test('a file that unpacks to hundreds of megabytes is refused, and the server goes on', async () => {
  const packed = deflateSync(Buffer.alloc(400 * 2 ** 20))
  const bomb = Buffer.concat([
    Buffer.from(
      `${pageOne}9 0 obj <</Type/ObjStm/N 1/First 9/Filter/FlateDecode/Length ${packed.length}>>stream\n`,
    ),
    packed,
    Buffer.from(`\nendstream endobj${ending}`),
  ])
  assert.match(await refused(bomb, 60), /unpacks to more/)
})

test('a file that fills the memory or never ends is refused in time, and the server goes on', async () => {
  const filling = `${pageOne}9 0 obj [${'1 '.repeat(25 * 2 ** 20)}] endobj${ending}`
  assert.match(await refused(Buffer.from(filling)), /more memory|longer than 10 seconds/)
  const endless = `${pageOne}9 0 obj <</Type/XRef/W[1 2000000000 1]/Size 1/Length 1>>stream\nx\nendstream endobj${ending}`
  assert.match(await refused(Buffer.from(endless), 3), /longer than 3 seconds/)
  await accepted(Buffer.from(pageOne + ending))
})

const onePage = /^1 pages$/
const isDamaged = /is damaged/
const isProtected = /is protected/

/** Each of them, and how it must end. */
const oddities: Record<string, RegExp> = {
  'ArabicCIDTrueType.pdf': onePage,
  'GHOSTSCRIPT-698804-1-fuzzed.pdf': onePage,
  'PDFBOX-3148-2-fuzzed.pdf': isDamaged,
  'Pages-tree-refs.pdf': isDamaged,
  'REDHAT-1531897-0.pdf': isDamaged,
  'annotation-fileattachment.pdf': onePage,
  'asciihexdecode.pdf': onePage,
  'attachment.pdf': onePage,
  'auth-event-ef-open.pdf': isProtected,
  'autoprint.pdf': onePage,
  'bad-PageLabels.pdf': onePage,
  'basicapi.pdf': /^3 pages$/,
  'bigboundingbox.pdf': onePage,
  'bomb_giant.pdf': onePage,
  'empty.pdf': onePage,
  'empty_protected.pdf': isProtected,
  'encrypted-attachment.pdf': isProtected,
  'evaljs.pdf': /^2 pages$/,
  'helloworld-bad.pdf': onePage,
  'html-named-pdf.pdf': /^This file is not a PDF: it is an HTML page/,
  'noise-with-header.pdf': /ends too early/,
  'truncated.pdf': /ends too early/,
  'zero-bytes.pdf': /^This file is empty/,
  'zip-named-pdf.pdf': /^This file is not a PDF: it is a ZIP archive/,
}

test('every odd file ends in a copy or in a sentence', async (t) => {
  if (!existsSync(examples)) return t.diagnostic('shared/data/pdfs is not here: no odd files were read.')
  const folder = await mkdtemp(join(tmpdir(), 'rostrum-odd-'))
  const examiner = openExaminer()
  try {
    for (const name of readdirSync(new URL('oddities/', examples))) {
      const path = fileURLToPath(new URL(`oddities/${name}`, examples))
      const examined = await examiner.examine(path, join(folder, 'blind.pdf'))
      assert.match(examined.ok ? `${examined.pages} pages` : examined.because, oddities[name] ?? /^$/, name)
    }
  } finally {
    await examiner.close()
    await rm(folder, { recursive: true })
  }
})
