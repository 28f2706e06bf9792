// Runs these files of tests in this order; `node --test` would begin with the first of the alphabet, and wait for the longest in the end.
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

run({
  files: process.argv.slice(2).map((file) => resolve(file)),
  // One more than there are processors: a file often waits, for a browser, a letter or a clock.
  concurrency: availableParallelism() + 1,
  timeout: 900_000,
  // A test that failed half way may hold a connection open; its file must end all the same, and say that it failed.
  forceExit: true,
})
  .on('test:fail', () => {
    process.exitCode = 1
  })
  .compose(spec)
  .pipe(process.stdout)
