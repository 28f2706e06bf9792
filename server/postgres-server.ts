// The processes of the embedded PostgreSQL: initdb, the postmaster, and what the pid file says of one that a crash left.
// It listens on no port, only on a socket in a folder that nobody but its account may enter.
import { type ChildProcess, execFile, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ConfigFault } from './config.ts'
import { type Home, ownFolder } from './postgres-home.ts'

export type Postmaster = { pid: number; socket: string; isReady: boolean }

/** Words of why it ended, or null while it runs. */
export type Launched = { failure(): Promise<string | null> }

export const USER = 'rostrum'
const LOG_LIMIT = 1_000_000
/** The path of a Unix socket ends at 104 bytes on some systems, the name of its file included. */
const SOCKET_FOLDER_LIMIT = 80

const run = promisify(execFile)
const program = ({ native }: Home, name: string) => join(native, 'bin', name)
const pidFileOf = (cluster: string) => join(cluster, 'postmaster.pid')
export const logOf = ({ folder }: Home) => join(folder, 'postgres.log')

/** As whom and where the programs run; the account may not be able to enter our own folder. */
const standing = ({ account }: Home) => ({ ...account, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' } })

/** Made beside and renamed: a cluster that was interrupted never bears the name. */
export async function createCluster(home: Home, quick: boolean): Promise<void> {
  if (existsSync(home.cluster)) return
  const beside = await ownFolder(await mkdtemp(`${home.cluster}-`), home.account)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const doors = [`--username=${USER}`, '--auth-local=trust', '--auth-host=reject']
  const words = [`--pgdata=${beside}`, ...locale, ...doors, ...(quick ? ['--no-sync'] : [])]
  try {
    await run(program(home, 'initdb'), words, standing(home))
    await rename(beside, home.cluster)
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    // Where two start at once, one of them is first.
    if (!existsSync(home.cluster)) throw new ConfigFault(`No database could be made: ${wordsOf(error)}`)
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('stderr' in error && error.stderr) return lastWords(String(error.stderr))
  const code = 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'its programs do not fit this platform; set DATABASE_URL.'
  if (code === 'EPERM') return 'root may not run it as another user here; set DATABASE_URL.'
  return error.message
}

/** The line that says why, without the time and the program before it. */
function lastWords(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim())
  const telling =
    lines.findLast((line) => /FATAL|PANIC|error/.test(line)) ?? lines.at(-1) ?? 'it says nothing.'
  return telling.replace(/^.*?(?:FATAL|PANIC|error): +/, '')
}

// What we keep is read from memory, so an index costs no more than the same pages in their order.
const steadySettings = [
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  'jit=off',
  'random_page_cost=1.1',
]
const quickSettings = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'file_copy_method=clone'],
  ...['wal_level=minimal', 'max_wal_senders=0', 'max_connections=200', 'io_method=sync'],
]

export async function launch(home: Home, socket: string, quick: boolean): Promise<Launched> {
  const folders = `unix_socket_directories="${socket.replaceAll('"', '""')}"`
  const doors = ['listen_addresses=', folders, 'unix_socket_permissions=0700']
  const settings = [...doors, ...steadySettings, ...(quick ? quickSettings : [])]
  const log = await open(logOf(home), 'a', 0o600)
  if (home.account) await log.chown(home.account.uid, home.account.gid)
  if ((await log.stat()).size > LOG_LIMIT) await log.truncate()
  const { size } = await log.stat()
  const server = await begin(home, settings, log.fd).catch(wordsOf)
  await log.close()
  const said = async () => lastWords((await readFile(logOf(home))).subarray(size).toString())
  return { failure: async () => (typeof server === 'string' ? server : hasEnded(server) ? said() : null) }
}

/** Detached, so that the interrupt key reaches us alone and requests in flight keep their database. */
async function begin(home: Home, settings: string[], log: number): Promise<ChildProcess> {
  const words = ['-D', home.cluster, ...settings.flatMap((setting) => ['-c', setting])]
  const stdio = ['ignore', log, log] satisfies StdioOptions
  const server = spawn(program(home, 'postgres'), words, { ...standing(home), detached: true, stdio })
  server.unref()
  await once(server, 'spawn')
  return server
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

export async function socketFolder({ folder, account }: Home): Promise<string> {
  const near = join(folder, 'socket')
  const isNear = Buffer.byteLength(near) <= SOCKET_FOLDER_LIMIT
  if (isNear) await mkdir(near, { recursive: true })
  return ownFolder(isNear ? near : await mkdtemp('/tmp/rostrum-'), account)
}

/** The postmaster that the pid file names, be it alive or not. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(pidFileOf(cluster), 'utf8').catch(() => '')
  const [pid, , , , socket = '', , , state = ''] = text.split('\n')
  return pid ? { pid: Number(pid), socket, isReady: state.trim() === 'ready' } : null
}

export async function isServing(cluster: string, { pid }: Postmaster): Promise<boolean> {
  const named = await findPostmaster(cluster)
  return named?.pid === pid && (await bearerOf(pid)) === 'postgres'
}

/** After a restart of the machine another program may bear the number in the pid file; PostgreSQL would give way to it. */
export async function forgetStale(cluster: string): Promise<void> {
  const named = await findPostmaster(cluster)
  if (named && (await bearerOf(named.pid)) === 'another') await rm(pidFileOf(cluster), { force: true })
}

/** Who bears the number of a process. One that has ended but was never collected is not a living PostgreSQL. */
async function bearerOf(pid: number): Promise<'postgres' | 'another' | 'nobody'> {
  const state = process.platform === 'linux' ? await linuxState(pid) : await unixState(pid)
  if (!state) return 'nobody'
  return /postgres/.test(state) && !/^[ZX]/.test(state) ? 'postgres' : 'another'
}

/** Some slim images of Linux have no `ps`. */
async function linuxState(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return line.replace(/^\d+ \((.*)\) (.).*/s, '$2 $1')
}

const unixState = (pid: number) =>
  run('ps', ['-o', 'state=,comm=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  )
