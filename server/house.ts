// Building the house: the database, the uploads, the views, the postman, from the configuration.
import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, ConfigFault } from './config.ts'
import type { House } from './context.ts'
import { type Clock, systemClock } from './core/clock.ts'
import { connect, migrate } from './core/db.ts'
import { createLog } from './core/log.ts'
import { stayAt } from './core/presence.ts'
import type { Uploads } from './core/uploads.ts'
import { uploadsInFolder } from './core/uploads-folder.ts'
import { uploadsInBucket } from './core/uploads-s3.ts'
import { createViews } from './everywhere.ts'
import { createPostman } from './mail/postman.ts'
import { startPostgres } from './postgres.ts'

export type OpenHouse = { house: House; databaseUrl: string; close(): Promise<void> }

async function writableFolder(path: string, name: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true })
    await access(path, constants.W_OK | constants.X_OK)
    return path
  } catch {
    throw new ConfigFault(`${name} ${path} cannot be written to. Change its owner or set another folder.`)
  }
}

const messageOf = (error: unknown) => {
  const text =
    error instanceof Error ? error.message || ('code' in error ? String(error.code) : '') : String(error)
  return text.split('\n')[0] ?? ''
}

const NOBODY = async (): Promise<void> => undefined

async function staying(url: string) {
  const leave = await stayAt(url)
  if (!leave) throw new Error('a backup is being restored into it')
  return leave
}

/** `stays`: as long as the house is open, no backup is taken back into its database. */
async function reach(url: string, name: string, stays: boolean) {
  const db = connect(url)
  let leave = NOBODY
  try {
    const { rows } = await db.raw<{ rows: { version: string }[] }>(
      `select current_setting('server_version_num') as version`,
    )
    if (Number(rows[0]?.version ?? 0) < 150_000) throw new Error('it is older than PostgreSQL 15')
    if (stays) leave = await staying(url)
    await migrate(db, url)
    return { db, leave }
  } catch (error) {
    await leave()
    await db.destroy()
    throw new ConfigFault(`The database at ${name} cannot be used: ${messageOf(error)}.`)
  }
}

async function openUploads({ uploadsDir, bucket }: Config, quick: boolean): Promise<Uploads> {
  if (!bucket) return uploadsInFolder(uploadsDir, { quick })
  const uploads = await uploadsInBucket(bucket, join(uploadsDir, 'incoming'))
  await uploads.ready().catch((error) => {
    throw new ConfigFault(`The bucket at S3_ENDPOINT cannot be used: ${messageOf(error)}.`)
  })
  return uploads
}

/** The secret that signs cookies: given, or made once and kept. */
export async function sessionSecret(config: Config): Promise<string> {
  if (config.sessionSecret) return config.sessionSecret
  const path = join(config.dataDir, 'session-secret')
  const made = randomBytes(32).toString('hex')
  await writeFile(path, made, { mode: 0o600, flag: 'wx' }).catch(() => undefined)
  return readFile(path, 'utf8')
}

type Wish = { clock?: Clock; quick?: boolean; stays?: boolean }

/**
 * With `quick` a power cut may lose an embedded database and files, which a rehearsal can make anew. `stays`: site, worker
 * and every command but the one that takes a backup back.
 */
export async function openHouse(
  config: Config,
  { clock = systemClock, quick = false, stays = false }: Wish = {},
): Promise<OpenHouse> {
  await writableFolder(config.dataDir, 'The data folder')
  await writableFolder(config.uploadsDir, 'The folder for uploads')
  const postgres = config.databaseUrl ? null : await startPostgres({ dataDir: config.dataDir, quick })
  const databaseUrl = config.databaseUrl ?? postgres?.url ?? ''
  try {
    const name = databaseUrl === config.rehearsalDatabaseUrl ? 'REHEARSAL_DATABASE_URL' : 'DATABASE_URL'
    const { db, leave } = await reach(databaseUrl, name, stays)
    const house: House = {
      db,
      clock,
      config,
      siteUrl: config.url,
      uploads: await openUploads(config, quick),
      log: createLog(config.logLevel),
      render: createViews(config.environment === 'production'),
      postman: config.smtpUrl ? createPostman(config.smtpUrl) : null,
    }
    const close = async () => {
      await leave()
      await db.destroy()
      await postgres?.stop()
    }
    return { house, databaseUrl, close }
  } catch (error) {
    await postgres?.stop()
    throw error
  }
}
