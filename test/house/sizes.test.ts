// Nothing grows for ever: a file has at most 200 lines, a function at most 40. When a file wants more, a noun is missing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Node } from 'typescript/unstable/ast'
import { isFunctionLikeDeclaration } from 'typescript/unstable/ast/is'
import { at, lineOf, nodesIn, type Source, sources, texts } from './source.ts'

const FILE = 200
const FUNCTION = 40

/** By name: tables of rows, whose length is the number of columns. */
const TABLES = /^server\/core\/tables(-\w+)?\.ts$/
const URL_TABLES = /^server\/sessions\/routes\.ts$/

const written = texts(
  '{server,migrations,scripts,test}/**/*.ts',
  'views/**/*.ejs',
  'public/{css,js}/**/*.{css,js}',
)
const code = sources('{server,scripts,test}/**/*.ts')
const server = code.filter(({ path }) => path.startsWith('server/'))

const linesOf = (file: Source, node: Node) => {
  const { line } = file.tree.getLineAndCharacterOfPosition(node.end)
  return line + 2 - lineOf(file, node)
}

const functionsIn = (file: Source) =>
  [...nodesIn(file.tree)]
    .filter((node) => isFunctionLikeDeclaration(node) && node.body !== undefined)
    .map((node) => ({ file, line: lineOf(file, node), lines: linesOf(file, node) }))

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

test('no file is longer than a screen can follow', () => {
  const long = written.filter(({ path, lines }) => lines.length > FILE && !TABLES.test(path))
  assert.deepEqual(
    long.map(({ path, lines }) => at(path, FILE, `has ${lines.length} lines, ${FILE} are the most`)),
    [],
  )
})

test('no function is longer than a thought', () => {
  const long = code
    .filter(({ path }) => !URL_TABLES.test(path))
    .flatMap(functionsIn)
    .filter(({ lines }) => lines > FUNCTION)
  assert.deepEqual(
    long.map(({ file, line, lines }) =>
      at(file.path, line, `runs over ${lines} lines, ${FUNCTION} are the most`),
    ),
    [],
  )
})

test('the middle file and the middle function of the server are short', () => {
  const file = median(server.map(({ lines }) => lines.length))
  assert.ok(file <= 70, `the median file has ${file} lines`)
  const many = median(
    server
      .flatMap(functionsIn)
      .map(({ lines }) => lines)
      .filter((lines) => lines > 1),
  )
  assert.ok(many <= 7, `the median function that is more than an expression has ${many} lines`)
})

test('the first line of every file tells what it is for', () => {
  const opening: [RegExp, RegExp][] = [
    [/\.(ts|js)$/, /^(#!.*\n)?(\/\/|\/\*\*?) ?\S/],
    [/\.css$/, /^\/\* ?\S/],
    [/\.ejs$/, /^<%# ?\S/],
  ]
  const silent = written.filter(({ path, text }) =>
    opening.some(([name, line]) => name.test(path) && !line.test(text)),
  )
  assert.deepEqual(
    silent.map(({ path }) => at(path, 1, 'says nothing about the file')),
    [],
  )
})
