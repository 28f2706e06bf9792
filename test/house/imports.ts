// Who imports whom among the files of server/, and what kind of file each is.
import { posix } from 'node:path'
import {
  isCallExpression,
  isExportDeclaration,
  isIdentifier,
  isImportDeclaration,
  isNamedImports,
  isStringLiteral,
} from 'typescript/unstable/ast/is'
import { lineOf, nodesIn, type Source, sources } from './source.ts'

export const files = sources('server/**/*.ts')

/** `onlyTypes`: erased before anything runs. */
export type Import = { from: string; to: string; line: number; onlyTypes: boolean; names: string[] }

const resolved = (from: string, to: string) => (to.startsWith('.') ? posix.join(posix.dirname(from), to) : to)

function importsIn(file: Source): Import[] {
  return file.tree.statements.flatMap((statement) => {
    if (!isImportDeclaration(statement) && !isExportDeclaration(statement)) return []
    if (!statement.moduleSpecifier || !isStringLiteral(statement.moduleSpecifier)) return []
    const text = statement.getText(file.tree)
    const bindings = isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined
    const names = bindings && isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : []
    return {
      from: file.path,
      to: resolved(file.path, statement.moduleSpecifier.text),
      line: lineOf(file, statement),
      onlyTypes: /^(import|export) type\b/.test(text),
      names,
    }
  })
}

export const imports: Import[] = files.flatMap(importsIn)
const importsOf = Map.groupBy(imports, ({ from }) => from)

/** The first word of an arrow; files of a feature are named by the seven words, and otherwise known by what they import. */
export type Kind =
  | 'leaf'
  | 'core'
  | 'policy'
  | 'context'
  | 'pure'
  | 'queries'
  | 'reads'
  | 'form'
  | 'letters'
  | 'actions'
  | 'page'
  | 'door'
  | 'routes'
  | 'jobs'
  | 'engine'
  | 'command'
  | 'app'

const WORDS: [RegExp, Kind][] = [
  [/^server\/(config|paths(-\w+)?)\.ts$/, 'leaf'],
  [/^server\/core\//, 'core'],
  [/^server\/policy\//, 'policy'],
  [/^server\/context(-viewer|-turns|-foreseen)?\.ts$/, 'context'],
  [/^server\/http\.ts$/, 'door'],
  // What an operator types is a door as a form is: it reads, and calls actions.
  [/^server\/operating\//, 'command'],
  [/^server\/[^/]+$/, 'app'],
  [/\/queries(-[a-z]+)?\.ts$/, 'queries'],
  [/\/routes\.ts$/, 'routes'],
  [/\/form\.ts$/, 'form'],
  [/\/letters\.ts$/, 'letters'],
  [/\/actions\.ts$/, 'actions'],
  [/\/page\.ts$/, 'page'],
  [/\/jobs\.ts$/, 'jobs'],
  // The rehearsal plays people, so its engine may call what a route may; what its pages ask of it is pure.
  [/^server\/rehearsal\/(?!(?:types|moments|words|bar|gate|landing)\.ts)[\w-]+\.ts$/, 'engine'],
]

/**
 * A file with a name of its own: with a router it counts as routes; with a request in its hands it is a door; what
 * composes finders are reads; what builds on pages, forms or letters is a page; all else is pure.
 */
function kindByImports(path: string): Kind {
  const mine = importsOf.get(path) ?? []
  const web = mine.filter(({ to }) => to === 'express' || to === 'multer')
  if (web.some(({ names }) => names.includes('Router'))) return 'routes'
  if (web.length > 0) return 'door'
  const values = mine
    .filter(({ onlyTypes, to }) => !onlyTypes && to.startsWith('server/'))
    .map(({ to }) => kindOf(to))
  if (values.some((kind) => kind === 'page' || kind === 'form' || kind === 'letters')) return 'page'
  return values.some((kind) => kind === 'queries' || kind === 'reads') || asks(path) ? 'reads' : 'pure'
}

/** SQL of its own, which the bans allow to few. */
function asks(path: string): boolean {
  const file = files.find((one) => one.path === path)
  return (
    file !== undefined &&
    [...nodesIn(file.tree)].some(
      (node) => isCallExpression(node) && isIdentifier(node.expression) && node.expression.text === 'db',
    )
  )
}

const known = new Map<string, Kind>()

export function kindOf(path: string): Kind {
  const before = known.get(path)
  if (before) return before
  // A cycle is told of by its own test; here it must only end.
  known.set(path, 'pure')
  const kind = WORDS.find(([pattern]) => pattern.test(path))?.[1] ?? kindByImports(path)
  known.set(path, kind)
  return kind
}
