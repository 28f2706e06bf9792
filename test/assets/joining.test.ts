// The scripts that pages link: each holds what it imports, so that a first visit asks for a few files instead of forty.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importedIn, joined } from '../../server/assets/joining.ts'
import { HOOKS, scriptsIn } from '../../server/assets/scripts.ts'
import { folder, ours } from '../../server/assets/shelf.ts'

const servedAt = (address: string) => ours.once().files.get(address)?.toString() ?? ''
const sources = new Map(
  globSync('*.js', { cwd: join(folder, 'js') }).map((name) => [
    name,
    readFileSync(join(folder, 'js', name), 'utf8'),
  ]),
)

/** All that this one imports, directly or not. */
function below(name: string, found = new Set<string>()): Set<string> {
  for (const one of importedIn(sources.get(name) ?? '')) if (!found.has(one)) below(one, found.add(one))
  return found
}

const LINKED = /asset\('\/js\/([\w-]+\.js)'\)/g
const views = globSync('**/*.ejs', { cwd: join(folder, '../views') })
const texts = views.map((path) => readFileSync(join(folder, '../views', path), 'utf8'))
const linked = new Set([
  ...scriptsIn(Object.values(HOOKS).flat().join(' ')),
  ...texts.flatMap((text) => [...text.matchAll(LINKED)].map(([, name = '']) => name)),
])

test('a script that a page links asks for no other module, and holds each of those it imports once', () => {
  assert.ok(linked.has('main.js') && linked.has('pdf-pane.js') && linked.has('rehearsal.js'))
  for (const name of linked) {
    const script = servedAt(`/js/${name}`)
    assert.doesNotMatch(script, /^(import|export) /m, name)
    const times = (one: string) => script.split('\n').filter((line) => line === `// ${one}`).length
    for (const one of below(name)) assert.equal(times(one), 1, `${one} in ${name}`)
  }
  const reached = new Set([...linked].flatMap((name) => [name, ...below(name)]))
  assert.deepEqual(
    [...sources.keys()].filter((name) => !reached.has(name)),
    [],
  )
  assert.ok(reached.size > 50)
})

test('a script comes with what it looks for and with nothing else, and each of those stands in a view', () => {
  assert.deepEqual(scriptsIn('<p>No work.</p>'), ['main.js'])
  for (const [name, hooks] of Object.entries(HOOKS))
    for (const hook of hooks) {
      assert.deepEqual(scriptsIn(`<div ${hook}>`), ['main.js', name])
      const own = [name, ...below(name)].map((one) => sources.get(one)).join('\n')
      const sought = hook.replace(/^data-|^<|^id=/, '').replaceAll('"', '')
      const inScript = sought.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      assert.ok(own.includes(sought) || own.includes(inScript), `${name} looks for no ${hook}`)
      assert.ok(
        texts.some((text) => text.includes(hook)),
        `no view has ${hook}`,
      )
    }
})

test('what two scripts of a page share remembers nothing, for each has its own', () => {
  const times = Map.groupBy(
    [...linked].flatMap((name) => [...below(name)]),
    (one) => one,
  )
  const shared = [...times].filter(([, all]) => all.length > 1).map(([name]) => name)
  assert.ok(shared.length > 0)
  for (const name of shared)
    assert.doesNotMatch(sources.get(name) ?? '', /^(export )?(let|const|class) /m, name)
})

const MODULES: Record<string, string> = {
  'main.js': `import './first.js'\nimport {\n  count as counted,\n  said,\n} from './words.js'\nsaid.push(\`main \${counted()}\`)\nglobalThis.saidByJoined = said\n`,
  'first.js': `import { said } from './words.js'\nsaid.push('first')\n`,
  'words.js': `export const said = ['words']\nlet times = 0\nexport function count() {\n  times++\n  return times\n}\nexport class Pace {}\n`,
}
const read =
  (more: Record<string, string> = {}) =>
  (name: string) =>
    ({ ...MODULES, ...more })[name] ?? ''

test('modules run once each, in the order in which a browser would run them', async () => {
  await import(`data:text/javascript,${encodeURIComponent(joined('main.js', read()))}`)
  assert.deepEqual(Reflect.get(globalThis, 'saidByJoined'), ['words', 'first', 'main 1'])
})

test('comments that stand alone stay behind, and what only looks like one comes along', () => {
  const lines = [
    '// Why.',
    '  /** For whom. */',
    "const at = 'https://a.example' // Where.",
    '  said.push(at) /** Now. */',
  ]
  const text = joined('main.js', read({ 'main.js': `${lines.join('\n')}\n` }))
  assert.deepEqual(text.split('\n').slice(2, -4), lines.slice(2))
})

test('what would mean something else when it is joined is refused by name', () => {
  for (const line of [
    'export default 1',
    "export { said } from './words.js'",
    'export let said = []',
    "import said from './words.js'",
    "import * as said from './words.js'",
    "import { said } from '../words.js'",
  ])
    assert.throws(
      () => joined('main.js', read({ 'words.js': `${line}\n` })),
      /^Error: words\.js says "/,
      line,
    )
  const circle = { 'words.js': "import './first.js'\n" }
  assert.throws(() => joined('main.js', read(circle)), /imports itself/)
})
