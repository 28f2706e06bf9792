// A rehearsal started as its user starts it, in a folder of its own, and driven through its pages.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Browser, BrowserContext } from 'playwright-core'
import { MOMENTS, type MomentKey } from '../server/rehearsal/moments.ts'
import type { PersonaKey } from '../server/rehearsal/types.ts'

const AT = /The rehearsal is at (http:\S+?)(,|$)/

/** What a browser says of itself when a form of the same page is sent. */
const headers = { 'sec-fetch-site': 'same-origin' }

export async function openRehearsal(folder: string) {
  const child = spawn(process.execPath, ['server/rehearsal.ts'], {
    cwd: `${import.meta.dirname}/..`,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const base = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const [, address] = AT.exec(line) ?? []
      if (address) resolve(address)
    })
    ended.then(() => reject(new Error('The rehearsal ended before it began.')))
  })

  /** A browser at the moment as the persona, whose clock is the one of the house. */
  async function enter(browser: Browser, moment: MomentKey, persona: PersonaKey): Promise<BrowserContext> {
    const context = await browser.newContext({ timezoneId: 'Europe/Paris', locale: 'en-GB' })
    const post = async (path: string, form: Record<string, string>) => {
      const answer = await context.request.post(base + path, { form, headers, timeout: 300_000 })
      if (!answer.ok()) throw new Error(`${path} answers ${answer.status()}`)
    }
    await post('/rehearsal/clock', { stage: moment })
    await post('/rehearsal/persona', { persona })
    const now = MOMENTS.find(({ key }) => key === moment)?.at
    if (now) await context.clock.setFixedTime(now.epochMilliseconds)
    return context
  }

  const close = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { base, enter, close }
}

export type Stage = Awaited<ReturnType<typeof openRehearsal>>
