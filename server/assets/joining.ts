// A script that a page links is served with the modules that it imports in front of it: forty of them cost a visitor who comes
// for the first time a request each, in three waves. No bundler is needed for the few forms in which our modules import and export.

/** Of the same folder, so that `import.meta.url` goes on pointing where it did. */
const IMPORT = /^import (?:\{([^}]*)\} from )?'\.\/([\w-]+\.js)'$/gm
const EXPORT = /^export (?=(?:async )?(?:function\*?|const|class) (\w+))/gm
/** Whatever would still be one after those were taken away, among them a `let` whose changes others would not see. */
const OTHER = /^(?:import\s*[\w{*'"]|export ).*$/m

/** A line of comment alone: a quarter of what would travel, for readers who have the file as it is written. */
const COMMENT = /^ *(?:\/\/.*|\/\*\* .*\*\/)\n/gm

const unpacked = (names: string) => names.replaceAll(' as ', ': ')

/** What is open while its imports are read, what was read, and their texts in the order in which they run. */
type Joined = { open: Set<string>; names: Map<string, string>; blocks: string[] }

function put(name: string, read: (name: string) => string, joined: Joined): string {
  const { open, names, blocks } = joined
  const known = names.get(name)
  if (known) return known
  if (open.has(name)) throw new Error(`${name} imports itself by way of what it imports.`)
  open.add(name)
  const source = read(name).replace(COMMENT, '')
  const exported = [...source.matchAll(EXPORT)].map(([, one]) => one)
  const text = source
    .replace(IMPORT, (_, taken: string | undefined, from: string) => {
      const given = put(from, read, joined)
      return taken ? `const {${unpacked(taken)}} = ${given}` : ''
    })
    .replace(EXPORT, '')
  const [other] = OTHER.exec(text) ?? []
  if (other) throw new Error(`${name} says "${other}", which is not joined.`)
  const own = `module${names.size}`
  names.set(name, own)
  blocks.push(`// ${name}\nconst ${own} = (() => {\n${text}\nreturn { ${exported.join(', ')} }\n})()\n`)
  return own
}

/** One module that does what this one does with those that it imports, each run once and in the same order. */
export function joined(name: string, read: (name: string) => string): string {
  const parts: Joined = { open: new Set(), names: new Map(), blocks: [] }
  put(name, read, parts)
  return parts.blocks.join('')
}

/** Those that others import, by their names. */
export const importedIn = (source: string): string[] =>
  [...source.matchAll(IMPORT)].map(([, , from = '']) => from)
