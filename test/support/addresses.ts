// The addresses of the routers as their sources spell them, read without a parser, which every walk would start anew.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const ROUTE = /\.(get|post|put|patch|delete|all)\(\s*('\/[^']*'|\[[^\]]*\])/g

export type Address = { verb: string; address: string }

/** test/house/addresses.test.ts compares them with what a parser finds. */
export const addresses: Address[] = globSync('server/**/*.ts', { cwd: root })
  .toSorted()
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .filter((text) => /import [^;]*\bRouter\b[^;]* from 'express'/.test(text))
  .flatMap((text) => [...text.matchAll(ROUTE)])
  .flatMap(([, verb = '', places = '']) =>
    [...places.matchAll(/'(\/[^']*)'/g)].map(([, address = '']) => ({ verb, address })),
  )
