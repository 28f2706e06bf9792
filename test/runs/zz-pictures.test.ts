import { test } from 'node:test'
import { launchBrowser } from '../support/browser.ts'
import { withOwnDatabase } from '../support/house.ts'
import { CHAIR, PASSWORD } from '../support/people.ts'

test('pictures', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author('Ann Author')
    const chair = await house.chair()
    const titles = [
      'Low-Rank Gradient Compression for Slow Links',
      'Deterministic Replay for Debugging Distributed Training',
      'Cold Starts in Model Serving, Measured',
      'Fitting a 7B Model in a Browser Tab',
      'Paged Memory Pools for Long-Context Serving',
    ]
    const ids = []
    for (const title of titles) ids.push(await house.submittedPaper(ann, { title }))
    const names = [
      'Rita Reviewer',
      'Rolf Reader',
      'Mina Measured',
      'Otto Outsider',
      'Pia Plain',
      'Quentin Quiet',
    ]
    const people = []
    for (const [i, n] of names.entries()) people.push(await house.reviewer(n, { load: 2 + (i % 3) }))
    await house.db.raw(
      `insert into reviewer_topics select r.person_id, t.id from reviewers r join topics t on (t.id + r.person_id) % 4 = 0`,
    )
    await house.db.raw(
      `insert into paper_topics select p.id, t.id from papers p join topics t on (t.id + p.id) % 5 = 0 on conflict do nothing`,
    )
    await chair.post('/invitations', {
      emails: 'Nora Newcomer <nora@people.example>\ntwo@people.example\nthree@people.example',
      role: 'reviewer',
      load: 4,
      message: 'We would be glad to have you.\n\nThe workshop is small and friendly.',
    })
    const letters = await house.letters()
    const tokens = letters.map((l) => l.secret)
    await house
      .visitor()
      .post(`/invitations/${letters.find((l) => l.to_email.startsWith('three'))?.secret}/refusal`, {
        reason: 'On leave until August.',
      })
    await ann.post(`/papers/${ids[0]}/conflicts`, { person: people[0]?.email, reason: 'Adviser.' })
    await chair.post(`/papers/${ids[0]}/conflicts`, {
      person: String(people[1]?.id),
      reason: 'Same project.',
    })
    house.at('after submission')
    const run1 = await chair.post('/assignments/runs', {})
    await house.run()
    await chair.post(`${run1.location}/adoption`)
    await chair.post('/assignments/dispatch')
    const one = await house.db('assignments').where({ paper_id: ids[1] }).first()
    await ann.post(`/papers/${ids[1]}/conflicts`, {
      person: (await house.db('people').where({ id: one.person_id }).first()).email,
      reason: 'Office mate.',
    })
    house.at('reviewing')
    const run2 = await chair.post('/assignments/runs', {})
    await house.run()
    const run3 = await chair.post('/assignments/runs', { reviews_per_paper: 4 })
    const mailId = (await house.letters()).find((l) => l.view.includes('assigned'))?.id
    const browser = await launchBrowser()
    const shots: [string, string][] = [
      ['invitations', '/invitations'],
      ['assignments', `/assignments?add=${ids[1]}`],
      ['run', `${run2.location}?add=${ids[1]}`],
      ['computing', run3.location ?? ''],
      ['reviewers', '/reviewers'],
      ['reviewer', `/reviewers/${people[2]?.id}`],
      ['conflicts', `/papers/${ids[0]}/conflicts`],
    ]
    for (const [mode, width, scheme] of [
      ['l', 1280, 'light'],
      ['d', 1280, 'dark'],
      ['m', 390, 'light'],
    ] as const) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
      const page = await context.newPage()
      page.on('console', (m) => {
        if (m.type() === 'error') console.log(mode, m.text())
      })
      await page.goto(`${house.base}/sessions/new`)
      await page.fill('[name=email]', CHAIR.email)
      await page.fill('[name=password]', PASSWORD)
      await page.press('[name=password]', 'Enter')
      await page.waitForLoadState()
      for (const [name, path] of shots) {
        await page.goto(house.base + path)
        const w = await page.evaluate('document.documentElement.scrollWidth')
        if (Number(w) > width) console.log('WIDE', mode, name, w)
        await page.screenshot({ path: `/tmp/pics/${name}-${mode}.png`, fullPage: true })
      }
      const c2 = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
      const p2 = await c2.newPage()
      await p2.goto(`${house.base}/invitations/${letters.find((l) => l.to_email.startsWith('nora'))?.secret}`)
      await p2.screenshot({ path: `/tmp/pics/invitation-${mode}.png`, fullPage: true })
      if (mode === 'l') {
        const axe = await (await import('node:fs/promises')).readFile(
          '/work/main/node_modules/axe-core/axe.min.js',
          'utf8',
        )
        for (const [pg, list] of [
          [page, shots],
          [
            p2,
            [['invitation', `/invitations/${letters.find((l) => l.to_email.startsWith('nora'))?.secret}`]],
          ],
        ] as const)
          for (const [name, path] of list) {
            await pg.goto(house.base + path)
            const r: any = await pg
              .evaluate(`(() => { const run = new Function(${JSON.stringify('')}) })() || 0`)
              .catch(() => 0)
            await pg.evaluate(axe)
            const v: any = await pg.evaluate(
              'axe.run().then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0,140)).slice(0,3).join(" | ")))',
            )
            console.log(name, v)
          }
        // The page of a run looks again by itself.
        await page.goto(house.base + run3.location)
        await house.run()
        await page.waitForSelector('text=Mean topic match', { timeout: 5000 }).then(
          () => console.log('htmx refreshed'),
          () => console.log('NO REFRESH'),
        )
      }
    }
    const c3 = await browser.newPage({ viewport: { width: 700, height: 800 } })
    for (const [n, l] of (await house.letters()).entries())
      if (
        ['invitations/mail/invitation', 'assignments/mail/assigned', 'conflicts/mail/suspended'].includes(
          l.view,
        )
      ) {
        await c3.setContent(l.body_html)
        await c3.screenshot({ path: `/tmp/pics/mail-${l.view.split('/').at(-1)}.png` })
        if (n < 40) console.log(l.subject + '\n' + l.body_text)
      }
    await browser.close()
  }))
