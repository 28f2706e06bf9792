// Killed while somebody types in a browser: started again, it has every word.
import { equal } from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { field, says } from '../papers/typing.ts'
import { launchBrowser } from '../support/browser.ts'
import { signInAt } from '../support/browser-visit.ts'
import { scratchFolder, throwAway } from '../support/cluster.ts'
import { PASSWORD } from '../support/people.ts'
import { type Running, startRostrum } from '../support/process.ts'
import { Visitor } from '../support/visitor.ts'

const folder = await scratchFolder('rostrum-typing-')
const env = { DATA_DIR: join(folder, 'data'), UPLOADS_DIR: join(folder, 'uploads') }
after(() => throwAway(env.DATA_DIR))

const chair = { name: 'Fay Firstchair', email: 'fay@chairs.example', password: PASSWORD }

async function baseOf(rostrum: Running): Promise<string> {
  const [, base = ''] = await rostrum.says(/Rostrum is at (http:\S+)/)
  return base.replace('localhost', '127.0.0.1')
}

const kill = async (rostrum: Running) => {
  rostrum.child.kill('SIGKILL')
  await rostrum.ended
}

test('what was typed before, while and after the process was killed is saved once it is back', async () => {
  const browser = await launchBrowser()
  let rostrum = startRostrum({ ...env, PORT: '0' })
  after(() => browser.close().finally(() => kill(rostrum)))
  const base = await baseOf(rostrum)
  const fay = new Visitor(base)
  const [, link = ''] = await rostrum.says(/(\/setup\/\S+)/)
  const chosen = { workshop: 'example', timeline: 'shift', affiliation: 'Institute of Firsts' }
  equal((await fay.post(link, { ...chair, ...chosen })).status, 303)
  const started = await fay.post('/papers', { title: 'Killed While Typing' })
  const page = await browser.newPage()
  await signInAt(page, base, chair.email)
  await page.goto(base + started.location)
  const abstract = field(page, 'abstract')
  await abstract.pressSequentially('Before. ')
  await says(page, /All changes saved/)
  // The first words are on their way when it dies, the others have nowhere to go.
  await abstract.pressSequentially('While it was killed. ')
  await Promise.all([kill(rostrum), abstract.pressSequentially('Into the void. ')])
  await says(page, /We cannot reach the server\. Your text is safe/)
  rostrum = startRostrum({ ...env, PORT: new URL(base).port })
  await baseOf(rostrum)
  await abstract.pressSequentially('After.')
  await says(page, /All changes saved/)
  const words = 'Before. While it was killed. Into the void. After.'
  await page.reload()
  equal(await abstract.inputValue(), words)
})
