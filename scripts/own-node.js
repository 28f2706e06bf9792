// Run before everything else, by whichever Node there is: says in one line why Rostrum cannot run with it, and what to do.
// Where it can, what is compiled once is kept for the next start, and for the processes that this one starts.
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const major = Number(process.versions.node.split('.')[0])
if (major < 26) {
  process.stderr.write(
    `Rostrum runs on Node 26, which "npm install" brings along; this is Node ${process.versions.node}, so the install script of the package "node" did not run. Run: npm rebuild node --ignore-scripts=false\n`,
  )
  process.exit(1)
}
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/rostrum', import.meta.url))
module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
