// What the house does without: wall clocks, ambient settings, stray SQL and transactions, casts, words that say nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Node, SyntaxKind } from 'typescript/unstable/ast'
import {
  isAsExpression,
  isCallExpression,
  isFunctionDeclaration,
  isIdentifier,
  isNewExpression,
  isNonNullExpression,
  isPropertyAccessExpression,
  isTypeAssertion,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'
import { at, lineOf, nodesIn, type Source, sources, texts, wordsOf } from './source.ts'

const server = sources('server/**/*.ts')
const everything = sources('{server,migrations,scripts,test}/**/*.ts')

type Ban = { words: string; allowed: RegExp; finds(node: Node, file: Source): boolean }

const isCalled = (node: Node, pattern: RegExp, file: Source) =>
  isCallExpression(node) && pattern.test(wordsOf(file, node.expression))

const isMember = (node: Node, pattern: RegExp, file: Source) =>
  isPropertyAccessExpression(node) && pattern.test(wordsOf(file, node))

/** Features whose SQL stands outside queries.ts, each with its reason. */
const SQL_ELSEWHERE = [
  // One window on the whole viewer, asked before any feature.
  'server/context-viewer\\.ts',
  'server/context\\.ts',
  // The door of the database itself: version and migrations, before there is a Reading.
  'server/house\\.ts',
  // Tokens are a table and a rule about hashing in one; five features spend them.
  'server/people/tokens\\.ts',
  // A job without a viewer, of two statements.
  'server/sessions/jobs\\.ts',
]

const BANS: Ban[] = [
  {
    words: 'the clock is read in core/clock.ts alone',
    allowed: /^server\/core\/clock\.ts$/,
    finds: (node, file) =>
      (isNewExpression(node) && wordsOf(file, node.expression) === 'Date') ||
      isMember(node, /^(Date\.now|Temporal\.Now)$/, file),
  },
  {
    words: 'the environment is read in config.ts alone',
    allowed: /^server\/config\.ts$/,
    finds: (node, file) => isMember(node, /^process\.env$/, file),
  },
  {
    words: 'transactions are opened in context.ts alone',
    allowed: /^server\/context\.ts$/,
    finds: (node, file) => isCalled(node, /\.transaction$/, file),
  },
  {
    words: 'SQL stands in queries.ts',
    allowed: new RegExp(`/queries(-[a-z]+)?\\.ts$|^server/core/|^(${SQL_ELSEWHERE.join('|')})$`),
    finds: (node, file) =>
      isCalled(node, /^(?:[\w.]+\.)?(db|tx|knex)(\.(raw|with|table|schema\.\w+))?$/, file),
  },
]

for (const { words, allowed, finds } of BANS) {
  test(words, () => {
    const faults = server
      .filter(({ path }) => !allowed.test(path))
      .flatMap((file) =>
        [...nodesIn(file.tree)].filter((node) => finds(node, file)).map((node) => [file, node] as const),
      )
    assert.deepEqual(
      faults.map(([file, node]) =>
        at(file.path, lineOf(file, node), wordsOf(file, node).split('\n')[0] ?? ''),
      ),
      [],
    )
  })
}

const isEscape = (node: Node, file: Source) =>
  (isAsExpression(node) && wordsOf(file, node.type) !== 'const') ||
  isTypeAssertion(node) ||
  isNonNullExpression(node) ||
  node.kind === SyntaxKind.AnyKeyword

test('fewer than ten places tell the compiler to look away', () => {
  const nodes = everything.flatMap((file) =>
    [...nodesIn(file.tree)]
      .filter((node) => isEscape(node, file))
      .map((node) => at(file.path, lineOf(file, node), wordsOf(file, node))),
  )
  const comments = texts('{server,migrations,scripts,test,public/js}/**/*.{ts,js}').flatMap(
    ({ path, lines }) =>
      lines.flatMap((line, index) =>
        /(?:\/\/|\/\*) *(?:biome-ignore|@ts-)/.test(line) ? [at(path, index + 1, line.trim())] : [],
      ),
  )
  const escapes = [...nodes, ...comments]
  assert.ok(escapes.length < 10, `${escapes.length} places:\n${escapes.join('\n')}`)
})

/** What takes long is a file of its own, *.long.ts, and not a test that is there and does not run. */
test('no test is passed over', () => {
  const calls = everything
    .filter(({ path }) => path.startsWith('test/'))
    .flatMap((file) => {
      const found = [...nodesIn(file.tree)].filter(
        (node) =>
          isMember(node, /^(test|t)\.(skip|todo|only)$/, file) ||
          (isCallExpression(node) &&
            /^(\w+\.)?test$/.test(wordsOf(file, node.expression)) &&
            node.arguments.some((one) => /^\{[\s\S]*\b(skip|todo|only)\b/.test(wordsOf(file, one)))),
      )
      return found.map((node) => at(file.path, lineOf(file, node), wordsOf(file, node).split('\n')[0] ?? ''))
    })
  assert.deepEqual(calls, [])
})

test('nothing is left to be done later', () => {
  const faults = texts('{server,migrations,scripts,test,views,public/css,public/js}/**/*.*').flatMap(
    ({ path, lines }) =>
      lines.flatMap((line, index) =>
        /\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/.test(line) ? [at(path, index + 1, line.trim())] : [],
      ),
  )
  assert.deepEqual(faults, [])
})

/** Names that could stand on anything. */
const EMPTY =
  /^(handle|process|manage|do)[A-Z]|^(data|info|helpers?|utils?|managers?|handler|misc|temp|tmp)$|(Helper|Util|Utils|Manager|Handler|Data|Info)$/

test('names say what a thing is', () => {
  const faults = server.flatMap((file) =>
    [...nodesIn(file.tree)].flatMap((node) => {
      if (!isFunctionDeclaration(node) && !isVariableDeclaration(node)) return []
      if (!node.name || !isIdentifier(node.name) || !EMPTY.test(node.name.text)) return []
      return [at(file.path, lineOf(file, node), node.name.text)]
    }),
  )
  assert.deepEqual(faults, [])
})
