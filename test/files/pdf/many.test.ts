// Many PDFs examined by one process: the same answers as one by one, and a bad file does not spoil the next.
import { deepEqual, ok } from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openExaminer } from '../../../server/files/pdf/examiner.ts'
import { accepted } from '../../support/examinations.ts'
import { makePaper } from '../../support/pdfs.ts'

const endless = `%PDF-1.5
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
9 0 obj <</Type/XRef/W[1 2000000000 1]/Size 1/Length 1>>stream
x
endstream endobj
trailer <</Root 1 0 R>>
startxref
0
%%EOF
`

test('one process examines file after file, and starts anew after one that never ends', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rostrum-many-'))
  const examiner = openExaminer({ seconds: 5 })
  try {
    const papers = await Promise.all(
      [1, 2, 3].map((pages) => makePaper({ title: 'Sheep', pages, author: 'Ada' })),
    )
    const orders = [papers[0], endless, papers[1], 'no PDF', papers[2]]
    const examined = await Promise.all(
      orders.map(async (bytes = '', index) => {
        await writeFile(join(folder, `${index}.pdf`), bytes)
        return examiner.examine(join(folder, `${index}.pdf`), join(folder, `${index}-blind.pdf`))
      }),
    )
    deepEqual(
      examined.map((one) => (one.ok ? one.pages : one.because.split('.')[0])),
      [1, 'This PDF takes longer than 5 seconds to read', 2, 'This file is not a PDF: it is plain text', 3],
    )
    const { copy, ...alone } = await accepted(papers[2] ?? Buffer.alloc(0))
    deepEqual(examined[4], alone)
    ok((await readFile(join(folder, '4-blind.pdf'))).equals(copy))
  } finally {
    await examiner.close()
    await rm(folder, { recursive: true })
  }
})
