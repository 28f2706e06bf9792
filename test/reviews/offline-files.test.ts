// What a reviewer may bring back as a file: Markdown of any editor, or an archive with it; everything else is told what it is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { makeZip } from '../support/zips.ts'
import { filled, OFFLINE, twoPapers } from './offline-sheets.ts'

test('archives and foreign ends of lines are read; what cannot be read says what to do', () =>
  inHouse(async (house) => {
    const { rita, id, fileOf } = await twoPapers(house)
    const file = filled(await fileOf(), id, { text: 'Na\u00efve but sound.' })
    const sent = (bytes: Buffer, name = 'reviews.md') =>
      rita.upload(OFFLINE, {}, { name, bytes, type: 'text/markdown' })
    const windows = Buffer.from(`\uFEFF${file.replaceAll('\n', '\r\n')}`)
    const entry = (name: string) => ({ name, text: windows })
    for (const bytes of [
      windows,
      makeZip([entry('mine/reviews.md'), entry('__MACOSX/mine/reviews.md'), entry('mine/a.pdf')]),
    ])
      assert.match((await sent(bytes)).text, /1 review<|Save 1 review/)
    const old = await sent(Buffer.from(file, 'latin1'))
    assert.equal(old.status, 422)
    assert.match(old.text, /Line \d+ is not in UTF-8[\s\S]*name="text"[\s\S]*Na\u00efve but sound/)
    for (const [bytes, words] of [
      [makeZip([entry('a.md'), entry('b.md')]), /holds several Markdown files: a\.md, b\.md/],
      [makeZip([entry('a.pdf')]), /holds no Markdown file/],
      [Buffer.from('PK\x03\x04 and no more'), /ZIP archive is damaged/],
      [Buffer.from('%PDF-1.7'), /This file is a PDF/],
      [Buffer.alloc(4 * 2 ** 20 + 1, 'a'), /larger than 4\.0 MB/],
      [Buffer.alloc(0), /Choose a file first/],
    ] as const) {
      const answer = await sent(bytes)
      assert.ok(answer.status === 422 || answer.status === 413)
      assert.match(answer.text, words)
    }
  }))
