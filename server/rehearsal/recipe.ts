// Of what worlds are made: when the code that invents or plays them changes, or what is asked for, old ones are no longer true.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

async function sourcesIn(folder: string): Promise<[string, string][]> {
  const all = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  const paths = all.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(
    paths
      .toSorted()
      .map(async (path): Promise<[string, string]> => [relative(root, path), await readFile(path, 'utf8')]),
  )
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** Of the invented papers alone: their PDFs take longest, and outlive all else. */
export const inventionRecipe = async () => digest(await sourcesIn('server/world'))

export const recipeOf = async (wish: unknown) =>
  digest([
    wish,
    await sourcesIn('server/world'),
    await sourcesIn('server/rehearsal'),
    await readdir(join(root, 'migrations')),
  ])
