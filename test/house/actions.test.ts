// A write asks for a Writing, and asks policy: must(…), or a comment that says to whom it is open.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Node } from 'typescript/unstable/ast'
import {
  isArrowFunction,
  isCallExpression,
  isFunctionDeclaration,
  isIdentifier,
  isVariableStatement,
} from 'typescript/unstable/ast/is'
import { at, lineOf, nodesIn, type Source, sources } from './source.ts'

const files = sources('server/*/actions.ts')

type Action = {
  file: Source
  name: string
  node: Node
  first: string
  comment: string
  calls: Set<string>
  isExported: boolean
}

/** The comment that stands right above a statement. */
const commentAbove = (file: Source, node: Node) => file.tree.text.slice(node.pos, node.getStart(file.tree))

const callsIn = (node: Node) =>
  new Set(
    [...nodesIn(node)].flatMap((one) =>
      isCallExpression(one) && isIdentifier(one.expression) ? [one.expression.text] : [],
    ),
  )

function actionsIn(file: Source): Action[] {
  return file.tree.statements.flatMap((node) => {
    const isExported = /^export\b/.test(node.getText(file.tree))
    const known = { file, node, comment: commentAbove(file, node), calls: callsIn(node), isExported }
    const firstOf = (parameters: readonly Node[]) => parameters[0]?.getText(file.tree) ?? ''
    if (isFunctionDeclaration(node)) {
      return [{ ...known, name: node.name?.text ?? '', first: firstOf(node.parameters) }]
    }
    if (!isVariableStatement(node)) return []
    return node.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && isArrowFunction(initializer)
        ? [{ ...known, name: name.getText(file.tree), first: firstOf(initializer.parameters) }]
        : [],
    )
  })
}

/** Itself, or through a function of the same file. */
function asks(action: Action, others: Action[], seen = new Set<string>()): boolean {
  if (action.calls.has('must')) return true
  if (seen.has(action.name)) return false
  seen.add(action.name)
  return others.some((other) => action.calls.has(other.name) && asks(other, others, seen))
}

const all = files.map((file) => actionsIn(file))
const exported = all.flatMap((others) =>
  others.filter(({ isExported }) => isExported).map((action) => ({ action, others })),
)

const told = ({ file, node, name }: Action, words: string) =>
  at(file.path, lineOf(file, node), `${name} ${words}`)

test('every action takes a Writing first', () => {
  const faults = exported.filter(({ action }) => !/^\w+: Writing$|^\{[^}]*\}: Writing$/.test(action.first))
  assert.deepEqual(
    faults.map(({ action }) => told(action, `takes ${action.first || 'nothing'} first`)),
    [],
  )
})

test('every action asks policy, or says to whom it is open', () => {
  const faults = exported.filter(
    ({ action, others }) => !asks(action, others) && !/Open to/.test(action.comment),
  )
  assert.deepEqual(
    faults.map(({ action }) => told(action, 'neither calls must( nor says "Open to"')),
    [],
  )
})

test('every action that writes leaves a line in the journal', () => {
  const told_ = (action: Action, others: Action[], seen = new Set<string>()): boolean =>
    action.calls.has('record') ||
    others.some((other) => {
      if (!action.calls.has(other.name) || seen.has(other.name)) return false
      seen.add(other.name)
      return told_(other, others, seen)
    })
  const faults = exported.filter(
    ({ action, others }) => !told_(action, others) && !/journal/i.test(action.comment),
  )
  assert.deepEqual(
    faults.map(({ action }) => told(action, 'neither calls record( nor says why the journal is silent')),
    [],
  )
})
