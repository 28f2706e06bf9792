// Run before everything else, by whichever Node there is: says in one line why Rostrum cannot run with it, and what to do.
const major = Number(process.versions.node.split('.')[0])
if (major < 26) {
  process.stderr.write(
    `Rostrum runs on Node 26, which "npm install" brings along; this is Node ${process.versions.node}, so the install script of the package "node" did not run. Run: npm rebuild node --ignore-scripts=false\n`,
  )
  process.exit(1)
}
