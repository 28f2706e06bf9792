// The process in which PDFs are read: started with the first file, kept a while for the next, ended without notice.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const heapMegabytes = 512
const filesAtMost = 50
const restingAtMost = 30_000

/**
 * Holds one process at most. Its start costs more than most papers do, so it waits a while for the next one; after some dozens it ends all
 * the same, with whatever they left in it.
 */
export function openProcessRoom() {
  let child: ChildProcess | undefined
  let files = 0
  let resting: NodeJS.Timeout | undefined
  /** For one more file. */
  async function enter(): Promise<ChildProcess> {
    clearTimeout(resting)
    if (files >= filesAtMost || (child && hasEnded(child))) await close()
    child ??= await start()
    files += 1
    return child
  }
  function rest() {
    clearTimeout(resting)
    resting = setTimeout(close, restingAtMost).unref()
  }
  async function close() {
    clearTimeout(resting)
    const ending = child
    child = undefined
    files = 0
    if (ending) await end(ending)
  }
  return { enter, rest, close, isNew: () => files === 1 }
}

// A thread would not do: one that runs out of memory takes the whole server with it.
async function start(): Promise<ChildProcess> {
  const compiled = getCompileCacheDir()
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    env: compiled ? { NODE_COMPILE_CACHE: dirname(compiled) } : {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const begun = new AbortController()
  const { signal } = begun
  const failed = once(child, 'exit', { signal }).then(() => {
    throw new Error('The process that reads PDFs does not start.')
  })
  try {
    // Its first message says that it is ready: how long the start takes is no fault of the file.
    await Promise.race([once(child, 'message', { signal }), failed])
    // While it rests, it keeps nobody from ending.
    child.unref()
    child.channel?.unref()
  } finally {
    begun.abort()
  }
  return child
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

async function end(child: ChildProcess) {
  if (hasEnded(child)) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
