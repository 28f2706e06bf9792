// `rostrum assign` on folders and compiled instances: its answer, its exit code, and the one line that tells a fault.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { assign } from '../../server/assignments/command/assign.ts'

const place = mkdtempSync(join(tmpdir(), 'rostrum-assign-'))
after(() => rmSync(place, { recursive: true }))

const FILES = {
  'papers.csv': 'paper,demand\np1,2\n"p,2",1\n',
  'reviewers.csv': 'reviewer,min,max,institution,senior\nann,0,2,,\nbob,0,1,,\ncem,0,,,\n',
  'scores.csv': 'paper,reviewer,score\np1,ann,0.9\np1,bob,0.8\np1,cem,0.1\n"p,2",ann,0.5\n"p,2",bob,0.7\n',
}

function folder(change: Record<string, string> = {}): string {
  const made = mkdtempSync(join(place, 'instance-'))
  for (const [name, text] of Object.entries({ ...FILES, ...change })) writeFileSync(join(made, name), text)
  return made
}

function asked(...args: string[]) {
  const lines: string[] = []
  const code = assign(args, (line) => lines.push(line))
  assert.equal(lines.length, 1)
  return { code, answer: JSON.parse(lines[0] ?? '') }
}

test('a folder: the best assignment by name, with its proof and its cost', () => {
  const { code, answer } = asked(folder(), '--objective', 'total')
  assert.equal(code, 0)
  const { seconds, peakMemoryMiB, ...rest } = answer
  assert.ok(seconds >= 0 && peakMemoryMiB > 0)
  assert.deepEqual(rest, {
    ...{ status: 'optimal', value: 2.2, bound: 2.2, gap: 0, minPaper: 0.5, floor: null, unfilled: 0 },
    pairs: [
      ['p1', 'ann'],
      ['p1', 'bob'],
      ['p,2', 'ann'],
    ],
  })
})

test('the floor is the objective unless another is named, and pairs may be left out', () => {
  const { answer } = asked(folder(), '--no-pairs')
  assert.deepEqual([answer.floor, answer.minPaper, answer.value, answer.pairs], [0.7, 0.7, 1.7, undefined])
})

test('locked and forbidden pairs, institutions, seniors', () => {
  const pairs = (change: Record<string, string>, ...args: string[]) =>
    asked(folder(change), '--objective', 'total', ...args).answer.pairs.join(' ')
  assert.equal(pairs({ 'locked.csv': 'paper,reviewer\np1,cem\n' }), 'p1,ann p1,cem p,2,bob')
  assert.equal(pairs({ 'forbidden.csv': 'paper,reviewer\np1,ann\n' }), 'p1,bob p1,cem p,2,ann')
  const people = 'reviewer,max,institution,senior\nann,2,Elsewhere,no\nbob,1,Elsewhere,no\ncem,2,,yes\n'
  assert.equal(pairs({ 'reviewers.csv': people }, '--seniors', '0'), 'p1,ann p1,cem p,2,bob')
})

test('what cannot be: exit code 3 and the reasons, with the names of the files', () => {
  const { code, answer } = asked(
    folder({ 'papers.csv': 'paper,demand\np1,2\n"p,2",3\n' }),
    '--objective',
    'total',
  )
  assert.equal(code, 3)
  assert.deepEqual([answer.status, answer.unfilled], ['infeasible', 1])
  assert.deepEqual(answer.reasons, [
    'Paper p,2 wants 3 reviewers, and only 2 may review it: ask for 1 review fewer there, or allow more people.',
  ])
  assert.equal(asked(folder(), '--floor', '5').code, 3)
})

test('the rules to blame are named, alone or together, for open places and for a floor', () => {
  const told = (change: Record<string, string>, ...args: string[]) => {
    const { code, answer } = asked(folder(change), ...args)
    assert.equal(code, 3)
    return answer.reasons
  }
  const people = (...rows: string[]) => ({
    'reviewers.csv': `reviewer,max,institution,senior\n${rows.join('\n')}\n`,
  })
  const institution = 'the rule that at most one of an institution sits on a paper'
  assert.deepEqual(told(people('ann,1,Elsewhere,', 'bob,1,Elsewhere,', 'cem,1,Elsewhere,')), [
    'Paper p1 lacks reviewers because of the rules about who sits together.',
    `Without ${institution}, one of the open places could be filled.`,
  ])
  const forbidden = {
    'forbidden.csv': 'paper,reviewer\np1,cem\n',
    'papers.csv': 'paper,demand\np1,2\n"p,2",0\n',
  }
  const both = told({ ...people('ann,2,Elsewhere,', 'bob,1,Elsewhere,', 'cem,1,,yes'), ...forbidden })
  assert.equal(
    both.at(-1),
    `Without the rule about seniors and ${institution}, one of the open places could be filled.`,
  )
  const scores = { 'scores.csv': FILES['scores.csv'].replace('"p,2",bob,0.7', '"p,2",bob,1.2') }
  const low = { ...people('ann,2,Elsewhere,', 'bob,2,Elsewhere,', 'cem,2,,'), ...scores }
  assert.deepEqual(told(low, '--floor', '1.1').slice(-1), [
    `Without ${institution}, every paper would come to that floor.`,
  ])
})

test('a faulty folder is told with file, line and fault', () => {
  const told = (name: keyof typeof FILES | 'locked.csv', text: string, words: RegExp) => {
    const made = folder({ [name]: text })
    assert.throws(() => assign([made], () => {}), {
      message: new RegExp(`^${join(made, name)}${words.source}$`.replaceAll('\\', '\\')),
    })
  }
  told('papers.csv', '', /:1: there is no column named paper, demand/)
  told('papers.csv', 'paper,demand\np1,two\n', /:2: the demand is “two”, not a whole number from 0/)
  told('papers.csv', 'paper,demand\np1,1\np1,1\n', /:3: the paper p1 is named twice/)
  told('papers.csv', 'paper,demand\n"p1,1\n', /:2: a quotation mark is out of place or not closed/)
  told('reviewers.csv', 'reviewer,min,max\nann,3,2\n', /:2: the minimum load of 3 is above the maximum of 2/)
  told('scores.csv', 'paper,reviewer,score\n\np1,dora,1\n', /:3: there is no reviewer dora/)
  told('scores.csv', 'paper,reviewer,score\np1,ann,high\n', /:2: the score is “high”, not a number/)
  told('scores.csv', 'paper,reviewer\np1,ann\n', /:1: there is no column named score/)
  told('locked.csv', 'paper,reviewer\np9,ann\n', /:2: there is no paper p9/)
  assert.throws(() => assign([join(place, 'nowhere')], () => {}), /nowhere: there is no such file or folder$/)
  assert.throws(() => assign([folder(), '--cap', '2'], () => {}), /--cap is “2”, not a number from 0.01 to 1/)
  assert.throws(() => assign([folder(), '--colour', 'red'], () => {}), /Unknown option '--colour'/)
})

const words = (...numbers: number[]) => {
  const bytes = Buffer.alloc(4 + 4 * numbers.length)
  bytes.write('ASG1', 'latin1')
  for (const [at, number] of numbers.entries()) bytes.writeInt32LE(number, 4 + 4 * at)
  return bytes
}
/** Two papers of one place each, two reviewers of one, three pairs. */
const small = words(2, 2, 3, 1, 1, 0, 0, 1, 1, 0, 2, 3, 0, 1, 0, 1_000_000, 900_000, 800_000)

test('a compiled instance, gzipped or not, by index', () => {
  for (const bytes of [small, gzipSync(small)]) {
    const file = join(place, 'small.asg')
    writeFileSync(file, bytes)
    const { code, answer } = asked(file, '--objective', 'total')
    assert.deepEqual(
      [code, answer.value, answer.bound, answer.pairs],
      [
        0,
        1.7,
        1.7,
        [
          [0, 1],
          [1, 0],
        ],
      ],
    )
  }
})

test('a damaged instance is told as such', () => {
  const told = (bytes: Buffer, fault: RegExp) => {
    const file = join(place, 'damaged.asg')
    writeFileSync(file, bytes)
    assert.throws(() => assign([file], () => {}), fault)
  }
  told(Buffer.from('paper,demand'), /does not begin with ASG1/)
  told(gzipSync(small).subarray(0, 30), /its compression is damaged/)
  told(small.subarray(0, -4), /its 18 words are not the 19 that its head announces/)
  told(words(1, 1, 1, 1, 0, 1, 0, 1, 4, 5), /names reviewer 4, who does not exist/)
  told(words(1, 1, 2, 1, 0, 1, 0, 2, 0, 0, 5, 5), /names reviewer 0 twice/)
  told(words(1, 1, 1, 1, 2, 1, 0, 1, 0, 5), /the loads of reviewer 0 are 2 to 1/)
})
