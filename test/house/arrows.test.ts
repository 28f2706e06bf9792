// Imports flow one way: core ← policy ← context ← queries ← letters, actions, page ← routes, jobs ← app, worker.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Import, imports, type Kind, kindOf } from './imports.ts'
import { at, featureOf } from './source.ts'

const FRAME: Kind[] = ['core', 'policy', 'context', 'leaf', 'pure']
const READING: Kind[] = [...FRAME, 'queries', 'reads']

/** What each kind of file may run of other files. */
const MAY: Record<Kind, Kind[]> = {
  leaf: ['leaf'],
  core: ['core'],
  policy: ['core', 'policy'],
  context: ['core', 'policy', 'context'],
  pure: ['core', 'policy', 'leaf', 'pure'],
  queries: ['core', 'policy', 'context', 'pure', 'queries'],
  reads: READING,
  form: [...FRAME, 'form'],
  letters: [...READING, 'letters'],
  actions: [...READING, 'letters', 'actions'],
  page: [...READING, 'form', 'letters', 'page'],
  door: [...READING, 'door'],
  routes: [...READING, 'form', 'page', 'actions', 'door'],
  jobs: [...READING, 'letters', 'actions'],
  engine: [...READING, 'form', 'letters', 'actions', 'jobs', 'engine'],
  command: [...READING, 'form', 'page', 'actions', 'door', 'jobs', 'app', 'command'],
  app: [
    'leaf',
    'core',
    'policy',
    'context',
    'pure',
    'queries',
    'reads',
    'page',
    'door',
    'routes',
    'jobs',
    'engine',
    'app',
  ],
}

/** Types cost nothing when the house runs, but the frame must not even know the words of a feature. */
const MAY_NAME: Partial<Record<Kind, Kind[]>> = {
  core: ['core', 'leaf'],
  policy: ['core', 'policy'],
  context: ['core', 'policy', 'leaf', 'context'],
}

/** The life of a paper, and around it the house: an action may call only what stands before its own noun. */
const LIFE = [
  'settings',
  'topics',
  'featured',
  'fields',
  'people',
  'sessions',
  'tokens',
  'account',
  'second-factor',
  'emails',
  'setup',
  'authorships',
  'corrections',
  'papers',
  'files',
  'uploads',
  'extensions',
  'handling',
  'receipts',
  'proxies',
  'reminders',
  'selection',
  'ties',
  'expertise',
  'conflicts',
  'judgements',
  'bids',
  'invitations',
  'applications',
  'reviewers',
  'assignments',
  'rulings',
  'scores',
  'runs',
  'standins',
  'reviews',
  'tasks',
  'offers',
  'deferrals',
  'departures',
  'comments',
  'quality',
  'response',
  'meta-review',
  'flags',
  'decisions',
  'programme',
  'mail',
  'circulars',
  'notices',
  'templates',
  'journal',
  'looking',
  'rehearsal',
]

const ours = imports.filter(({ to }) => to.startsWith('server/') && to.endsWith('.ts'))
const told = ({ from, line, to }: Import, words: string) => at(from, line, `imports ${to}: ${words}`)

function isAgainst({ from, to, onlyTypes }: Import): boolean {
  const [a, b] = [kindOf(from), kindOf(to)]
  if (onlyTypes) return MAY_NAME[a] ? !MAY_NAME[a].includes(b) : b === 'routes' || b === 'app'
  return !MAY[a].includes(b)
}

test('imports flow one way', () => {
  const faults = ours.filter(isAgainst)
  assert.deepEqual(
    faults.map((one) => told(one, `${kindOf(one.from)} may not know ${kindOf(one.to)}`)),
    [],
  )
})

test('nothing but app.ts imports routes', () => {
  const faults = ours.filter(({ from, to }) => kindOf(to) === 'routes' && from !== 'server/app.ts')
  assert.deepEqual(
    faults.map((one) => told(one, 'routes are for app.ts')),
    [],
  )
})

test('an action calls only actions of earlier nouns', () => {
  const isLate = ({ from, to }: Import) => LIFE.indexOf(featureOf(to)) >= LIFE.indexOf(featureOf(from))
  const calls = ours.filter(
    (one) => kindOf(one.from) === 'actions' && kindOf(one.to) === 'actions' && !one.onlyTypes,
  )
  assert.deepEqual(
    calls.filter(isLate).map((one) => told(one, 'its noun comes later')),
    [],
  )
  const missing = ours.filter(({ from }) => kindOf(from) === 'actions' && !LIFE.includes(featureOf(from)))
  assert.deepEqual(
    [...new Set(missing.map(({ from }) => `${from} is of a noun that the order does not know`))],
    [],
  )
})

test('no import runs in a circle', () => {
  const next = Map.groupBy(
    ours.filter(({ onlyTypes }) => !onlyTypes),
    ({ from }) => from,
  )
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, way: string[]) => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (done.has(path) || way.includes(path)) return
    for (const { to } of next.get(path) ?? []) walk(to, [...way, path])
    done.add(path)
  }
  for (const path of next.keys()) walk(path, [])
  assert.deepEqual(circles, [])
})

test('policy is pure: no database, no network, no clock', () => {
  const faults = imports.filter(({ from, to }) => kindOf(from) === 'policy' && !to.startsWith('server/'))
  assert.deepEqual(
    faults.map((one) => told(one, 'policy takes facts and answers')),
    [],
  )
})
