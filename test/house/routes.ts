// Every address that the server answers, as the sources of its routers spell it.
import type { Node } from 'typescript/unstable/ast'
import {
  isArrayLiteralExpression,
  isCallExpression,
  isPropertyAccessExpression,
  isStringLiteral,
} from 'typescript/unstable/ast/is'
import { featureOf, lineOf, nodesIn, type Source, sources } from './source.ts'

export type Route = { verb: string; address: string; path: string; line: number; feature: string }

const VERBS = /^(get|post|put|patch|delete|all|head|options)$/

/** One address, or several that share a handler. */
function addressesIn(node: Node | undefined): string[] {
  if (!node) return []
  if (isStringLiteral(node)) return node.text.startsWith('/') ? [node.text] : []
  return isArrayLiteralExpression(node) ? node.elements.flatMap(addressesIn) : []
}

function routesIn(file: Source): Route[] {
  return [...nodesIn(file.tree)].flatMap((node) => {
    if (!isCallExpression(node) || !isPropertyAccessExpression(node.expression)) return []
    const verb = node.expression.name.text
    if (!VERBS.test(verb)) return []
    const place = {
      path: file.path,
      line: lineOf(file, node.arguments[0] ?? node),
      feature: featureOf(file.path),
    }
    return addressesIn(node.arguments[0]).map((address) => ({ verb, address, ...place }))
  })
}

/** A router is what imports Router from express. */
export const routes: Route[] = sources('server/**/*.ts')
  .filter(({ text }) => /import [^;]*\bRouter\b[^;]* from 'express'/.test(text))
  .flatMap(routesIn)

/** `/papers/:id/edit` and `/papers/X/edit` have the same shape. */
export const shapeOf = (address: string) =>
  address
    .replace(/[?#].*$/, '')
    .split('/')
    .map((word) => word.replace(/^(:\w+|X)(?=$|\.)/, '*'))
    .join('/')
