// Rostrum as a process of its own, the way an operator starts it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

const main = new URL('../../server/main.ts', import.meta.url).pathname
const rehearsal = new URL('../../server/rehearsal.ts', import.meta.url).pathname

export type Running = {
  child: ChildProcess
  /** What it has said so far on both streams. */
  said(): string
  /** Resolves with the match once it has said it; rejects when it ends first. */
  says(words: RegExp): Promise<RegExpExecArray>
  ended: Promise<number | null>
}

type Environment = Record<string, string>

export const startRostrum = (env: Environment) => start([main], env)
export const startRehearsal = (options: string[], env: Environment) => start([rehearsal, ...options], env)

function start(words: string[], env: Environment): Running {
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env
  const inherited = { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE }
  const child = spawn(process.execPath, words, { env: { ...inherited, LOG_LEVEL: 'warn', ...env } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const says = async (words: RegExp): Promise<RegExpExecArray> => {
    for (let patience = 900; patience > 0; patience--) {
      const fit = words.exec(said)
      if (fit) return fit
      if (child.exitCode !== null) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`It never said ${words}, but\n${said}`)
  }
  return { child, said: () => said, says, ended }
}
