// The pure parts of the plan: contradictions, warnings, differences, boards that change places.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boardChanges, boardProblems } from '../../server/programme/boards.ts'
import { clashesIn, twiceOnBoards } from '../../server/programme/clashes.ts'
import { differences, newPlaces, type PlannedSlot } from '../../server/programme/differences.ts'
import { readBoards, readSlot } from '../../server/programme/form.ts'
import { type PlannedPaper, warningsFor } from '../../server/programme/warnings.ts'

const at = (clock: string) => Temporal.Instant.from(`2023-07-29T${clock}:00-10:00`)
const slot = (
  id: number,
  from: string,
  until: string,
  paper_id: number | null = null,
): PlannedSlot & { id: number } => ({
  id,
  slot_id: id,
  starts_at: at(from),
  ends_at: at(until),
  kind: 'contributed-talk',
  title: `Talk ${id}`,
  paper_id,
})

test('two overlapping slots of one presenter contradict each other, neighbours do not', () => {
  const presenter = (id: number) => ({ 7: 'ada', 9: 'ada', 11: 'bob' })[id] ?? null
  const clashes = (...slots: ReturnType<typeof slot>[]) =>
    clashesIn(slots, presenter).map(({ papers }) => papers)
  assert.deepEqual(clashes(slot(1, '10:00', '10:20', 7), slot(2, '10:10', '10:30', 9)), [[7, 9]])
  assert.deepEqual(clashes(slot(1, '10:00', '10:20', 7), slot(2, '10:20', '10:40', 9)), [])
  assert.deepEqual(clashes(slot(1, '10:00', '10:20', 7), slot(2, '10:10', '10:30', 11)), [])
  assert.deepEqual(clashes(slot(1, '10:00', '10:20', 5), slot(2, '10:10', '10:30', 5)), [[5]])
  assert.deepEqual(
    twiceOnBoards([
      { number: 1, paper_id: 3 },
      { number: 2, paper_id: 4 },
    ]),
    [],
  )
  assert.match(
    twiceOnBoards([
      { number: 1, paper_id: 3 },
      { number: 2, paper_id: 3 },
    ])[0]?.because ?? '',
    /boards 1 and 2/,
  )
})

const paper: PlannedPaper = {
  id: 7,
  talk: true,
  accepted: true,
  announced: true,
  presenter: 'Ada',
  absent: new Set(),
}
const posters = { ...slot(9, '14:15', '15:15'), kind: 'poster-session' as const, title: 'Posters' }
const draft = {
  slots: [slot(1, '10:15', '10:30', 7), posters],
  boards: [{ number: 3, paper_id: 7 }],
  boardCount: 5,
}

test('a complete draft has no warnings, and each lack its own', () => {
  assert.deepEqual(warningsFor(draft, [paper]), [])
  const warned = (change: Partial<PlannedPaper>, of: Partial<typeof draft> = {}) =>
    warningsFor({ ...draft, ...of }, [{ ...paper, ...change }]).join('\n')
  assert.match(warned({ absent: new Set([1]) }), /presenter of paper 7 cannot attend “Talk 1”/)
  assert.match(warned({ absent: new Set([9]) }), /board 3, cannot attend the poster session/)
  assert.match(warned({ accepted: false }), /no longer accepted/)
  assert.match(warned({ announced: false }), /have not had their letter/)
  assert.match(warned({ talk: false }), /not accepted as a talk/)
  assert.match(warned({}, { slots: [posters] }), /is a talk and has no slot/)
  assert.match(warned({}, { boards: [] }), /has no board/)
  assert.match(warned({}, { boardCount: 0 }), /1 posters for 0 boards/)
  assert.match(warned({}, { slots: [slot(1, '14:30', '14:45', 7), posters] }), /while “Posters” runs/)
})

test('differences are said in words, and nothing of papers that the reader may not know', () => {
  const before = {
    slots: [slot(1, '10:15', '10:30', 7), slot(2, '11:00', '11:15')],
    boards: [{ number: 1, paper_id: 7 }],
  }
  const after = {
    slots: [slot(1, '10:20', '10:35', 9), slot(3, '12:00', '12:15')],
    boards: [
      { number: 2, paper_id: 7 },
      { number: 1, paper_id: 9 },
    ],
  }
  const words = (known: number[]) =>
    differences(before, after, {
      time: ({ starts_at }) => starts_at.toString(),
      paper: (id) => (known.includes(id) ? `paper ${id}` : null),
    })
  const all = words([7, 9]).join('\n')
  assert.match(all, /Moved: “Talk 1”/)
  assert.match(all, /paper 9 in place of paper 7/)
  assert.match(all, /New: “Talk 3”/)
  assert.match(all, /Removed: “Talk 2”/)
  assert.match(all, /Board 2: paper 7, before on board 1/)
  assert.doesNotMatch(words([7]).join('\n'), /paper 9|Board 1/)
  assert.deepEqual(differences(before, before, { time: String, paper: String }), [])
  assert.deepEqual(
    newPlaces(before, after)
      .map(({ paperId }) => paperId)
      .toSorted(),
    [7, 9],
  )
  assert.deepEqual(newPlaces(before, before), [])
})

test('papers change boards, and nobody hangs twice', () => {
  const boards = [
    { number: 1, paper_id: 7 },
    { number: 2, paper_id: 9 },
    { number: 3, paper_id: null },
  ]
  const wish = (...pairs: [number, number | null][]) => ({ wishes: new Map(pairs), off: null })
  assert.deepEqual(
    [...boardChanges(wish([2, 7]), boards)],
    [
      [2, 7],
      [1, 9],
    ],
  )
  assert.deepEqual(
    [...boardChanges(wish([4, 7]), boards)],
    [
      [4, 7],
      [1, null],
    ],
  )
  assert.deepEqual(
    [...boardChanges(wish([1, 9], [2, 7]), boards)],
    [
      [1, 9],
      [2, 7],
    ],
  )
  assert.deepEqual([...boardChanges({ wishes: new Map(), off: 9 }, boards)], [[2, null]])
  const problem = (entry: Parameters<typeof boardProblems>[0]) =>
    boardProblems(entry, boards, new Set([7, 9]), 5)
  assert.equal(problem(wish([4, 7])), null)
  assert.match(problem(wish([3, 7])) ?? '', /Board 3 is taken/)
  assert.match(problem(wish([6, 7])) ?? '', /hall has 5/)
  assert.match(problem(wish([4, 8])) ?? '', /not among the accepted/)
  assert.match(problem(wish([4, 7], [5, 7])) ?? '', /two boards/)
})

test('the forms of slots and boards name what is wrong with them', () => {
  const typed = {
    title: 'Talk',
    kind: 'contributed-talk',
    starts: '2023-07-29T10:15',
    ends: '2023-07-29T10:30',
    paper: '7',
  }
  assert.equal(readSlot(typed).ok, true)
  const faults = (change: Record<string, unknown>) => {
    const entry = readSlot({ ...typed, ...change })
    return entry.ok ? [] : Object.keys(entry.problems)
  }
  assert.deepEqual(faults({ ends: '2023-07-29T10:15' }), ['ends'])
  assert.deepEqual(faults({ starts: 'soon', title: '' }).toSorted(), ['starts', 'title'])
  assert.deepEqual(faults({ kind: 'break' }), ['paper'])
  assert.deepEqual(faults({ kind: 'party' }), ['kind'])
  assert.equal(readSlot({ paper: '' }, typed).ok, true)
  const boards = readBoards({ boards: { 3: '7', 12: '' } })
  assert.deepEqual(boards.ok && [...boards.value.wishes], [
    [3, 7],
    [12, null],
  ])
  assert.equal(readBoards({ boards: { top: '7' } }).ok, false)
  const list = readBoards({ boards: ['7', '9'] })
  assert.match(list.ok ? '' : (list.problems.boards ?? ''), /one board at a time/)
  const off = readBoards({ paper: '7', board: '' })
  assert.equal(off.ok && off.value.off, 7)
})
