// Real papers and odd files through the real upload: each ends as it must, with what was found or with the reason.
import { deepEqual, equal, match } from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Check, Finding } from '../../../server/core/tables-files.ts'
import { examples } from '../../support/examinations.ts'
import { inHouse } from '../../support/house.ts'

type Outcome = { pages: number; warned: Check[] } | { status: 415 | 422; because: RegExp }

const bare: Check[] = ['text']
const unstyled: Check[] = ['references', 'line-numbers']
const taken = (pages: number, ...warned: Check[]): Outcome => ({ pages, warned })
const refused = (because: RegExp, status: 415 | 422 = 422): Outcome => ({ status, because })

const outcomes: Record<string, Outcome> = {
  'papers/icml-example-a.pdf': taken(7, 'fonts', 'acknowledgements'),
  'papers/icml-example-b.pdf': taken(6, 'line-numbers', 'fonts', 'acknowledgements', 'metadata'),
  'papers/icml-example-c.pdf': taken(7, 'fonts', 'acknowledgements'),
  'papers/icml-example-d.pdf': taken(7, 'line-numbers', 'fonts', 'emails', 'acknowledgements', 'metadata'),
  'papers/icml-paper.pdf': taken(8),
  'papers/sigplan-with-author-names.pdf': taken(14, 'line-numbers', 'emails', 'acknowledgements'),
  'oddities/ArabicCIDTrueType.pdf': taken(1, ...unstyled),
  'oddities/GHOSTSCRIPT-698804-1-fuzzed.pdf': taken(1, ...bare),
  'oddities/PDFBOX-3148-2-fuzzed.pdf': refused(/is damaged/),
  'oddities/Pages-tree-refs.pdf': refused(/is damaged/),
  'oddities/REDHAT-1531897-0.pdf': refused(/is damaged/),
  'oddities/annotation-fileattachment.pdf': taken(1, ...unstyled, 'metadata', 'attachments'),
  'oddities/asciihexdecode.pdf': taken(1, ...unstyled, 'fonts'),
  'oddities/attachment.pdf': taken(1, ...unstyled, 'attachments'),
  'oddities/auth-event-ef-open.pdf': refused(/is protected/),
  'oddities/autoprint.pdf': taken(1, ...bare, 'scripts'),
  'oddities/bad-PageLabels.pdf': taken(1, ...unstyled, 'fonts'),
  'oddities/basicapi.pdf': taken(3, ...unstyled, 'fonts', 'metadata', 'hidden-text'),
  'oddities/bigboundingbox.pdf': taken(1, ...unstyled),
  'oddities/bomb_giant.pdf': taken(1, ...unstyled, 'fonts'),
  'oddities/empty.pdf': taken(1, ...bare),
  'oddities/empty_protected.pdf': refused(/is protected/),
  'oddities/encrypted-attachment.pdf': refused(/is protected/),
  'oddities/evaljs.pdf': taken(2, ...bare, 'scripts'),
  'oddities/helloworld-bad.pdf': taken(1, ...unstyled, 'fonts'),
  'oddities/html-named-pdf.pdf': refused(/is an HTML page/, 415),
  'oddities/noise-with-header.pdf': refused(/ends too early/),
  'oddities/truncated.pdf': refused(/ends too early/),
  'oddities/zero-bytes.pdf': refused(/is empty/),
  'oddities/zip-named-pdf.pdf': refused(/is a ZIP archive/, 415),
}

const isTaken = (outcome: Outcome) => 'pages' in outcome
const groups: [string, (name: string, outcome: Outcome) => boolean][] = [
  ['every real paper is taken, with what was found', (name) => name.startsWith('papers/')],
  [
    'every odd file that can be read is taken, with what was found',
    (name, outcome) => name.startsWith('odd') && isTaken(outcome),
  ],
  ['every other odd file is refused with the reason, and leaves nothing', (_, outcome) => !isTaken(outcome)],
]

for (const [told, belongs] of groups) {
  test(told, { timeout: 300_000 }, (t) =>
    inHouse(async (house) => {
      if (!existsSync(examples)) return t.diagnostic('shared/data/pdfs is not here: nothing was uploaded.')
      const ann = await house.author()
      const id = await house.completePaper(ann)
      const mine = Object.entries(outcomes).filter(([name, outcome]) => belongs(name, outcome))
      for (const [name, outcome] of mine) {
        const bytes = await readFile(new URL(name, examples))
        const answer = await ann.upload(
          `/papers/${id}/files`,
          { kind: 'paper' },
          { name: 'paper.pdf', bytes },
        )
        equal(answer.status, 'because' in outcome ? outcome.status : 303, name)
        if ('because' in outcome) match(answer.text, outcome.because, name)
        else {
          const file = await house.db('files').where({ paper_id: id }).orderBy('version', 'desc').first()
          deepEqual([file.pages, warnedIn(file.findings)], [outcome.pages, outcome.warned], name)
        }
      }
      const kept = await house.db('files').where({ paper_id: id })
      equal(kept.length, 1 + mine.filter(([, outcome]) => isTaken(outcome)).length)
    }),
  )
}

const warnedIn = (findings: Finding[]) => [
  ...new Set(findings.filter(({ tone }) => tone === 'warn').map(({ kind }) => kind)),
]
