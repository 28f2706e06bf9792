// Runs these files of tests in this order; `node --test` would begin with the first of the alphabet, and wait for the longest in the end.
import { availableParallelism } from 'node:os'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { laidOut, sittingsOf } from './sittings.ts'

const { entries, clear } = await laidOut(sittingsOf(process.argv.slice(2)))

run({
  files: entries,
  // One more than there are processors: a file often waits, for a browser, a letter or a clock.
  concurrency: availableParallelism() + 1,
  // With both processors busy, threads that collect garbage beside the others only cost more; in a larger nursery there is less of it.
  execArgv: [
    ...['--single-threaded-gc', '--max-semi-space-size=64'],
    ...['--import', new URL('support/untracked.ts', import.meta.url).href],
  ],
  timeout: process.env.TEST_LONG === '1' ? 7_200_000 : 900_000,
  // A test that failed half way may hold a connection open; its file must end all the same, and say that it failed.
  forceExit: true,
})
  .on('test:fail', () => {
    process.exitCode = 1
  })
  .compose(spec)
  .on('end', clear)
  .pipe(process.stdout)
