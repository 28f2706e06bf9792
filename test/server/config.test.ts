// The environment: what is read, what stands in for what is unset, and that all faults are named at once.
import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigFault, readConfig, rehearsalOf } from '../../server/config.ts'

const root = '/srv/rostrum'

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env, root)
    return []
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error
    return error.message.split('\n')
  }
}

test('an empty environment is enough', () => {
  deepEqual(readConfig({}, root), {
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: null,
    isRehearsal: false,
    rehearsalDatabaseUrl: null,
    rehearsalUrl: null,
    smtpUrl: null,
    mailFrom: 'Rostrum <rostrum@localhost>',
    url: 'http://localhost:3000',
    sessionSecret: null,
    dataDir: '/srv/rostrum/.data',
    uploadsDir: '/srv/rostrum/uploads',
    uploadLimit: 52_428_800,
    supplementLimit: 104_857_600,
    bucket: null,
    worker: 'inside',
    trustProxy: 0,
    metricsToken: null,
    logLevel: 'info',
    environment: 'development',
  })
})

test('an empty variable counts as unset', () => {
  deepEqual(readConfig({ PORT: '', DATABASE_URL: ' ', ROSTRUM_URL: '' }, root), readConfig({}, root))
})

const EVERY = {
  PORT: '0',
  HOST: '::',
  DATABASE_URL: 'postgres://ada:secret@db.example.org/rostrum',
  REHEARSAL: '1',
  REHEARSAL_DATABASE_URL: 'postgres://ada:secret@db.example.org/rehearsal',
  REHEARSAL_URL: 'https://rehearsal.example.org/',
  SMTP_URL: 'smtps://ada:secret@mail.example.org:465',
  MAIL_FROM: 'The chairs <chairs@example.org>',
  ROSTRUM_URL: 'https://papers.example.org/',
  SESSION_SECRET: 'x'.repeat(32),
  DATA_DIR: '/var/data',
  UPLOADS_DIR: 'files',
  UPLOAD_LIMIT_MB: '500',
  SUPPLEMENT_LIMIT_MB: '250',
  WORKER: 'off',
  TRUST_PROXY: '1',
  METRICS_TOKEN: 'm'.repeat(32),
  LOG_LEVEL: 'silent',
  NODE_ENV: 'production',
}

test('every variable is read', () => {
  const config = readConfig(EVERY, root)
  deepEqual(config, {
    port: 0,
    host: '::',
    databaseUrl: 'postgres://ada:secret@db.example.org/rostrum',
    isRehearsal: true,
    rehearsalDatabaseUrl: 'postgres://ada:secret@db.example.org/rehearsal',
    rehearsalUrl: 'https://rehearsal.example.org',
    smtpUrl: 'smtps://ada:secret@mail.example.org:465',
    mailFrom: 'The chairs <chairs@example.org>',
    url: 'https://papers.example.org',
    sessionSecret: 'x'.repeat(32),
    dataDir: '/var/data',
    uploadsDir: '/srv/rostrum/files',
    uploadLimit: 524_288_000,
    supplementLimit: 262_144_000,
    bucket: null,
    worker: 'off',
    trustProxy: 1,
    metricsToken: 'm'.repeat(32),
    logLevel: 'silent',
    environment: 'production',
  })
  ok(Object.isFrozen(config))
})

test('all faults are told at once, one line each, and secrets are not repeated', () => {
  const env = {
    PORT: '65536',
    HOST: 'two words',
    DATABASE_URL: 'mysql://ada:hidden@db',
    SMTP_URL: 'http://ada:hidden@mail',
    MAIL_FROM: 'the chairs',
    ROSTRUM_URL: 'ftp://papers.example.org',
    SESSION_SECRET: 'hidden',
    UPLOAD_LIMIT_MB: '0',
    SUPPLEMENT_LIMIT_MB: '501',
    S3_ENDPOINT: 's3',
    S3_BUCKET: 'A bucket',
    S3_REGION: 'here and there',
    S3_PATH_STYLE: 'perhaps',
    WORKER: 'outside',
    TRUST_PROXY: 'yes',
    METRICS_TOKEN: 'hidden',
    LOG_LEVEL: 'loud',
    NODE_ENV: 'staging',
  }
  const lines = faultsOf(env)
  deepEqual(
    lines.map((line) => line.split(' ')[0]),
    Object.keys(env),
  )
  equal(lines[0], 'PORT must be a whole number from 0 to 65535, not "65536".')
  equal(lines[6], 'SESSION_SECRET must be at least 32 characters long.')
  ok(!lines.join().includes('hidden'))
})

test('a public address has no path, or links would miss it', () => {
  const line = 'ROSTRUM_URL must be an address without a path, such as https://papers.example.org'
  deepEqual(faultsOf({ ROSTRUM_URL: 'https://example.org/papers' }), [
    `${line}, not "https://example.org/papers".`,
  ])
  deepEqual(faultsOf({ ROSTRUM_URL: 'papers' }), [`${line}, not "papers".`])
})

for (const text of ['3e3', '-1', '3000.5', '0x10', 'http']) {
  test(`${text} is not a port`, () => throws(() => readConfig({ PORT: text }, root), ConfigFault))
}

test('a bucket is named with its server and its keys, or not at all', () => {
  const env = {
    S3_ENDPOINT: 'https://s3.example.org',
    S3_BUCKET: 'workshop',
    S3_ACCESS_KEY: 'ada',
    S3_SECRET_KEY: 'secret',
    S3_REGION: 'eu-central-1',
    S3_PATH_STYLE: 'no',
  }
  deepEqual(readConfig(env, root).bucket, {
    endpoint: 'https://s3.example.org',
    name: 'workshop',
    accessKey: 'ada',
    secretKey: 'secret',
    region: 'eu-central-1',
    pathStyle: false,
  })
  deepEqual(faultsOf({ S3_BUCKET: 'workshop', S3_SECRET_KEY: 'hidden' }), [
    'S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY belong together: set all of them or none.',
  ])
})

test('a database may be named by the folder of its socket', () => {
  const address = 'postgresql:///rostrum?host=/run/postgresql'
  equal(readConfig({ DATABASE_URL: address }, root).databaseUrl, address)
  equal(faultsOf({ DATABASE_URL: 'postgresql://' }).length, 1)
  equal(faultsOf({ DATABASE_URL: 'postgresql://db:port/rostrum' }).length, 1)
})

test('a rehearsal shares nothing with the real house', () => {
  const env = {
    DATABASE_URL: 'postgresql://rostrum@db/rostrum',
    SMTP_URL: 'smtp://mail.example',
    SESSION_SECRET: 'x'.repeat(32),
    UPLOADS_DIR: '/srv/uploads',
  }
  const { databaseUrl, smtpUrl, sessionSecret, dataDir, uploadsDir } = rehearsalOf(readConfig(env, root))
  deepEqual([databaseUrl, smtpUrl, sessionSecret], [null, null, null])
  deepEqual([dataDir, uploadsDir], ['/srv/rostrum/.data/rehearsal', '/srv/rostrum/.data/rehearsal/uploads'])
})
