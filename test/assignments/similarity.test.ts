// How near texts are: terms, vectors, and `rostrum affinity` on a file of the format of the public gold standard.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { lossOf } from '../../bench/loss.ts'
import { affinity } from '../../server/assignments/command/affinity.ts'
import { similarities } from '../../server/assignments/expertise/similarity.ts'
import { openTerms } from '../../server/assignments/expertise/terms.ts'
import { vectorsOf } from '../../server/assignments/expertise/vectors.ts'
import { randomFrom } from '../../server/core/random.ts'
import * as plain from './plain-terms.ts'

const { termsOf } = plain

test('terms are words in one form, without the empty ones, and neighbours in pairs', () => {
  assert.deepEqual(termsOf('The Kernels of naïve Models'), ['kernel', 'naive', 'model', 'naive model'])
  assert.deepEqual(termsOf('Analysis: theories, classes & 3 models'), [
    ...['analysis', 'theory', 'analysis theory', 'classe', 'theory classe', 'model'],
  ])
  assert.deepEqual(termsOf('We show that…'), [])
})

/** Words, signs, marks and letters of all kinds, with and without blanks between them. */
function drawnTexts(seed: number): string[] {
  const noise = randomFrom(seed)
  const parts = [
    ...'models naïve ﬁeld ΑΣ Σ.Β ½ 𝟙𝐀 𠀀 İ 7 42nd ¨ \u0301 \u0345 ’ “ — - . : , ( ) \ud800 ǅ ß µ ﷺ 한국 的模型 the Classes α'.split(
      ' ',
    ),
    ...['\u00a0', '\ufeff', '\n', '\t', '\f', '\0', ' ', ' ', ' '],
  ]
  const some = (most: number) => Array.from({ length: Math.floor(most * noise()) })
  return Array.from({ length: 60 }, () =>
    some(80)
      .map(() => parts[Math.floor(noise() * parts.length)])
      .join(noise() < 0.5 ? ' ' : ''),
  )
}

test('terms are numbered and weighed to the last bit as by joining words and counting them', () => {
  for (const seed of [1, 2, 3]) {
    const texts = drawnTexts(seed)
    const names = new Map<string, number>()
    const number = (term: string) => names.getOrInsertComputed(term, () => names.size)
    const numbersOf = openTerms()
    for (const text of texts)
      assert.deepEqual(numbersOf(text), termsOf(text).map(number), JSON.stringify(text))
    const { terms, start, term, weight } = vectorsOf(texts)
    assert.equal(terms, names.size)
    const vectors = texts.map((_, text) =>
      Array.from({ length: (start[text + 1] ?? 0) - (start[text] ?? 0) }, (_, index) => {
        const at = (start[text] ?? 0) + index
        return [term[at], weight[at]]
      }),
    )
    assert.deepEqual(vectors, plain.vectorsOf(texts))
  }
})

const rows = (submissions: string[], texts: string[], past: number[][]) => [
  ...similarities(submissions, texts, past),
]
const kernels = 'support vector kernels for ranking'
const parsing = 'dependency parsing of spoken Basque'
const bounds = 'regret bounds for bandits with delay'

test('the own text is nearest, a stranger to all words has nothing, and more near papers count for more', () => {
  const [expert = [], stranger = [], nobody = []] = rows(
    [kernels, parsing],
    [kernels, bounds, 'kernels for ranking, once more'],
    [[0], [1], []],
  ).map((row) => [...row])
  assert.ok(Math.abs((expert[0] ?? 0) - 1) < 0.25 && (expert[0] ?? 0) > (expert[1] ?? 0))
  assert.deepEqual(
    [stranger, nobody],
    [
      [0, 0],
      [0, 0],
    ],
  )
  const [one, two] = rows([kernels, parsing], [kernels, 'ranking with kernels'], [[0], [0, 1]])
  assert.ok((two?.[0] ?? 0) > (one?.[0] ?? 0))
})

test('the order of people and of papers changes nothing', () => {
  const [a, b] = rows([kernels, parsing], [kernels, parsing, bounds], [[0, 2], [1]])
  const [c, d] = rows([kernels, parsing], [bounds, parsing, kernels], [[1], [0, 2]])
  assert.deepEqual([a, b].map(rounded), [d, c].map(rounded))
})
const rounded = (row?: Float64Array) => [...(row ?? [])].map((each) => each.toFixed(6))

const place = mkdtempSync(join(tmpdir(), 'rostrum-affinity-'))
after(() => rmSync(place, { recursive: true }))

function asked(content: unknown, ...args: string[]) {
  const file = join(place, 'standard.json.gz')
  writeFileSync(file, gzipSync(JSON.stringify(content)))
  const lines: string[] = []
  assert.equal(
    affinity([file, ...args], (line) => lines.push(line)),
    0,
  )
  return JSON.parse(lines.join(''))
}

const standard = {
  papers: { p: ['Kernels', kernels], q: [parsing, null] },
  past: { a: ['Kernels again', kernels], b: ['Parsing', parsing] },
  reviewers: { ann: [['a'], ['b']], bob: [['b'], ['a', 'b']] },
}

test('the command prints every similarity of the sample asked for', () => {
  const first = asked(standard)
  assert.deepEqual(Object.keys(first), ['ann', 'bob'])
  assert.ok(first.ann.p > first.ann.q && first.bob.q > first.bob.p)
  const second = asked(standard, '--sample', '2')
  assert.ok(second.ann.q > second.ann.p)
})

test('a faulty file, sample or option is told in one line', () => {
  assert.throws(() => asked(standard, '--sample', '3'), /researcher ann has no sample 3/)
  assert.throws(
    () => asked({ ...standard, past: {} }),
    /researcher ann wrote a, which is not among the past papers/,
  )
  assert.throws(() => asked({ papers: 3 }), /standard.json.gz: at papers: /)
  assert.throws(() => asked(standard, '--sample', 'none'), /rostrum affinity FILE/)
  assert.throws(() => affinity([join(place, 'nowhere')], () => {}), /nowhere: cannot be read/)
})

test('researchers agree: a loss of at most .26 on the public gold standard', (t) => {
  const file = new URL('../../../shared/data/affinity/goldstandard-half.json.gz', import.meta.url)
  if (!existsSync(file)) return t.diagnostic('the gold standard is not here: no loss was computed.')
  const losses = Array.from({ length: 10 }, (_, at) => lossOf(fileURLToPath(file), at + 1))
  const mean = losses.reduce((sum, loss) => sum + loss / 10, 0)
  assert.ok(mean <= 0.26, `${mean}`)
})
