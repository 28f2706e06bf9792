// The source as the house tests read it: every file below a folder, its text, and for TypeScript its syntax tree.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Node, SourceFile } from 'typescript/unstable/ast'
import { API } from 'typescript/unstable/sync'

export const root = join(import.meta.dirname, '../..')

export type Text = { path: string; text: string; lines: string[] }
export type Source = Text & { tree: SourceFile }

/** Paths count from the root of the project, with slashes. */
export function texts(...patterns: string[]): Text[] {
  const paths = globSync(patterns, { cwd: root }).toSorted()
  return paths.map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return { path: path.replaceAll('\\', '/'), text, lines: text.replace(/\n$/, '').split('\n') }
  })
}

/** The parser of the installed TypeScript. It reads the whole project, which is worth doing once for a process. */
function parsed() {
  const api = new API({ cwd: root })
  after(() => api.close())
  const [project] = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] }).getProjects()
  return project?.program
}
let program: ReturnType<typeof parsed>

export function sources(...patterns: string[]): Source[] {
  program ??= parsed()
  return texts(...patterns).flatMap((file) => {
    const tree = program?.getSourceFile(join(root, file.path))
    return tree ? [{ ...file, tree }] : []
  })
}

export function* nodesIn(node: Node): Generator<Node> {
  yield node
  const children: Node[] = []
  node.forEachChild((child) => void children.push(child))
  for (const child of children) yield* nodesIn(child)
}

export const lineOf = (file: Source, node: Node) =>
  file.tree.getLineAndCharacterOfPosition(node.getStart(file.tree)).line + 1

export const wordsOf = (file: Source, node: Node) => node.getText(file.tree)

/** `server/papers/queries.ts:12 what is wrong`, as an editor opens it. */
export const at = (path: string, line: number, words: string) => `${path}:${line} ${words}`

/** The folder of a feature, or '' for the frame's own files. */
export const featureOf = (path: string) => /^server\/([^/]+)\//.exec(path)?.[1] ?? ''
