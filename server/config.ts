// The environment, read once into one frozen object; every fault is named at once.
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'

/** What the person who starts Rostrum can put right; its message is one clear line for each fault. */
export class ConfigFault extends Error {}

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((number) => least <= number && number <= most)

const address = /^[^<>@\s]+@[^<>@\s]+$|^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$/

/** PostgreSQL lets the host be missing, where a socket folder is named instead; URLs do not. */
const isDatabase = (text: string) =>
  /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text.replace(/(@|\/\/)\//, '$1localhost/'))

const isOrigin = (text: string) => {
  const { pathname, search, hash } = new URL(text)
  return `${pathname}${search}${hash}` === '/'
}

const origin = z.url({ protocol: /^https?$/, hostname: /./, abort: true }).refine(isOrigin)
const site = origin.transform((text) => new URL(text).origin)

const variables = z.object({
  PORT: whole(0, 65535).default(3000).describe('a whole number from 0 to 65535'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1')
    .describe('a host name or an IP address'),
  DATABASE_URL: z
    .string()
    .refine(isDatabase)
    .optional()
    .describe('an address such as postgresql://name:password@host:5432/rostrum'),
  REHEARSAL: z.enum(['0', '1']).default('0').describe('1 to allow a rehearsal in production'),
  REHEARSAL_DATABASE_URL: z
    .string()
    .refine(isDatabase)
    .optional()
    .describe('an address such as postgresql://name:password@host:5432/rehearsal'),
  REHEARSAL_URL: site.optional().describe('an address without a path, such as https://rehearsal.example.org'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, hostname: /./ })
    .optional()
    .describe('an address such as smtps://name:password@mail.example.org:465'),
  MAIL_FROM: z
    .string()
    .regex(address)
    .default('Rostrum <rostrum@localhost>')
    .describe('a sender such as "The chairs <chairs@example.org>"'),
  ROSTRUM_URL: site.optional().describe('an address without a path, such as https://papers.example.org'),
  SESSION_SECRET: z.string().min(32).optional().describe('at least 32 characters long'),
  DATA_DIR: z.string().default('.data'),
  UPLOADS_DIR: z.string().default('uploads'),
  UPLOAD_LIMIT_MB: whole(1, 500).default(50).describe('a whole number from 1 to 500'),
  SUPPLEMENT_LIMIT_MB: whole(1, 500).default(100).describe('a whole number from 1 to 500'),
  S3_ENDPOINT: origin.optional().describe('an address without a path, such as https://s3.example.org'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional()
    .describe('the name of a bucket'),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('us-east-1')
    .describe('a region such as eu-central-1'),
  S3_PATH_STYLE: z.enum(['yes', 'no']).default('yes').describe('yes or no'),
  WORKER: z.enum(['inside', 'off']).default('inside').describe('inside or off'),
  TRUST_PROXY: whole(0, 9).default(0).describe('the number of proxies in front, from 0 to 9'),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{32,200}$/)
    .optional()
    .describe('32 to 200 characters without a space'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('fatal, error, warn, info, debug, trace or silent'),
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('development, test or production'),
})

type Variable = keyof typeof variables.shape
type Environment = Record<string, string | undefined>

const secrets: Variable[] = [
  'DATABASE_URL',
  'REHEARSAL_DATABASE_URL',
  'SMTP_URL',
  'SESSION_SECRET',
  'METRICS_TOKEN',
]

function faultOf(name: Variable, env: Environment): string {
  const wanted = `${name} must be ${variables.shape[name].description}`
  return secrets.includes(name) ? `${wanted}.` : `${wanted}, not ${JSON.stringify(env[name])}.`
}

type Values = z.infer<typeof variables>

/** Where files are kept instead of the folder. */
function bucketOf({ S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY, ...values }: Values) {
  const given = [S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY].filter((text) => text !== undefined)
  if (given.length === 0) return null
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY || !S3_SECRET_KEY)
    throw new ConfigFault(
      'S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY belong together: set all of them or none.',
    )
  return {
    endpoint: S3_ENDPOINT,
    name: S3_BUCKET,
    accessKey: S3_ACCESS_KEY,
    secretKey: S3_SECRET_KEY,
    region: values.S3_REGION,
    pathStyle: values.S3_PATH_STYLE === 'yes',
  }
}

const settled = (env: Environment) =>
  Object.fromEntries(Object.entries(env).filter(([, text]) => text?.trim()))

export function readConfig(env: Environment, root: string) {
  const read = variables.safeParse(settled(env))
  if (!read.success) {
    const wrong = new Set(read.error.issues.map((issue) => issue.path[0]))
    const names = variables.keyof().options.filter((name) => wrong.has(name))
    throw new ConfigFault(names.map((name) => faultOf(name, env)).join('\n'))
  }
  const values = read.data
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL ?? null,
    isRehearsal: values.REHEARSAL === '1',
    rehearsalDatabaseUrl: values.REHEARSAL_DATABASE_URL ?? null,
    rehearsalUrl: values.REHEARSAL_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    url: values.ROSTRUM_URL ?? `http://localhost:${values.PORT}`,
    sessionSecret: values.SESSION_SECRET ?? null,
    dataDir: resolve(root, values.DATA_DIR),
    uploadsDir: resolve(root, values.UPLOADS_DIR),
    uploadLimit: values.UPLOAD_LIMIT_MB * 1024 * 1024,
    supplementLimit: values.SUPPLEMENT_LIMIT_MB * 1024 * 1024,
    bucket: bucketOf(values),
    worker: values.WORKER,
    trustProxy: values.TRUST_PROXY,
    metricsToken: values.METRICS_TOKEN ?? null,
    logLevel: values.LOG_LEVEL,
    environment: values.NODE_ENV,
  })
}

export type Config = ReturnType<typeof readConfig>

/** A rehearsal has everything of its own, so that nothing in it can reach the real database, files or mail server. */
export function rehearsalOf(real: Config): Config {
  const { rehearsalDatabaseUrl: databaseUrl, databaseUrl: realUrl, environment, isRehearsal } = real
  if (environment === 'production' && !(isRehearsal && databaseUrl)) {
    throw new ConfigFault(
      'With NODE_ENV=production a rehearsal needs REHEARSAL=1 and a database of its own, named by REHEARSAL_DATABASE_URL.',
    )
  }
  if (databaseUrl && databaseUrl === realUrl)
    throw new ConfigFault('REHEARSAL_DATABASE_URL names the real database; a rehearsal needs another one.')
  const dataDir = join(real.dataDir, 'rehearsal')
  const uploadsDir = join(dataDir, 'uploads')
  // There ROSTRUM_URL is where the real site is, and no link or calendar of a rehearsal may lead to it.
  const usual = environment === 'production' ? `http://localhost:${real.port}` : real.url
  const url = real.rehearsalUrl ?? usual
  const without = { smtpUrl: null, bucket: null, sessionSecret: null }
  return Object.freeze({ ...real, ...without, url, databaseUrl, dataDir, uploadsDir })
}

/** Beside a real house on the same machine it listens on the next port. */
export const configs = (): { real: Config; rehearsal: Config } => {
  const root = dirname(import.meta.dirname)
  const beside = { PORT: '3001', ...settled(process.env) }
  return { real: readConfig(process.env, root), rehearsal: rehearsalOf(readConfig(beside, root)) }
}

export const config = (): Config => readConfig(process.env, dirname(import.meta.dirname))
