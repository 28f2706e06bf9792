// What the environment says of a rehearsal in production, where it must be meant and reach nothing of the real site.
import { equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig, rehearsalOf } from '../../server/config.ts'

const root = '/srv/rostrum'

test('in production a rehearsal is refused unless it is meant and has a database of its own', () => {
  const own = { REHEARSAL_DATABASE_URL: 'postgresql://rostrum@db/rehearsal' }
  const production = { NODE_ENV: 'production', DATABASE_URL: 'postgresql://rostrum@db/rostrum' }
  const asked = (env: Record<string, string>) => () =>
    rehearsalOf(readConfig({ ...production, ...env }, root))
  const refused: Record<string, string>[] = [{}, own, { REHEARSAL: '1' }]
  for (const env of refused) throws(asked(env), /REHEARSAL=1/)
  equal(asked({ REHEARSAL: '1', ...own })().databaseUrl, own.REHEARSAL_DATABASE_URL)
  throws(
    asked({ REHEARSAL: '1', REHEARSAL_DATABASE_URL: production.DATABASE_URL }),
    /names the real database/,
  )
})

test('in production no link of a rehearsal leads to the real site', () => {
  const production = {
    NODE_ENV: 'production',
    REHEARSAL: '1',
    PORT: '3001',
    ROSTRUM_URL: 'https://papers.example.org',
  }
  const own = { REHEARSAL_DATABASE_URL: 'postgresql://rostrum@db/rehearsal' }
  const urlOf = (env: Record<string, string>) => rehearsalOf(readConfig({ ...own, ...env }, root)).url
  equal(urlOf(production), 'http://localhost:3001')
  equal(urlOf({ ...production, REHEARSAL_URL: 'https://try.example.org/' }), 'https://try.example.org')
  equal(urlOf({ ROSTRUM_URL: 'https://try.example.org' }), 'https://try.example.org')
})
