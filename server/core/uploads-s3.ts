// Uploads in a bucket of an S3-compatible server. They arrive in a folder here, are looked at, and are put there whole.
import { openAsBlob } from 'node:fs'
import { mkdir, unlink } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { AwsClient } from 'aws4fetch'
import type { Kept, Uploads } from './uploads.ts'

export type Bucket = {
  endpoint: string
  name: string
  accessKey: string
  secretKey: string
  region: string
  /** `https://host/bucket/…`, and not `https://bucket.host/…`. */
  pathStyle: boolean
}

type Ask = (method: string, path: string, init?: RequestInit) => Promise<Response>

function addressOf({ endpoint, name, pathStyle }: Bucket): string {
  const url = new URL(endpoint)
  if (pathStyle) return `${url.origin}/${name}`
  return `${url.protocol}//${name}.${url.host}`
}

/** A failing server is asked again a few times, each time a little later. */
function asking(bucket: Bucket): Ask {
  const address = addressOf(bucket)
  const aws = new AwsClient({
    accessKeyId: bucket.accessKey,
    secretAccessKey: bucket.secretKey,
    region: bucket.region,
    service: 's3',
    retries: 4,
  })
  return async (method, path, init = {}) => {
    const answer = await aws.fetch(`${address}${path}`, { ...init, method })
    if (answer.ok || answer.status === 404) return answer
    const words = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? ''
    throw new Error(`The bucket ${bucket.name} answers ${answer.status} ${words}`.trim())
  }
}

/** The answers list plain texts in plain tags, and our names are hexadecimal. */
const textIn = (xml: string, tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? ''

const keptIn = (entry: string): Kept => ({
  at: textIn(entry, 'Key'),
  sha256: textIn(entry, 'Key'),
  size: Number(textIn(entry, 'Size')),
  touched: Temporal.Instant.from(textIn(entry, 'LastModified')),
})

/** Page by page, each from the last key of the one before: the older way of listing, which every such server knows. */
async function* listed(ask: Ask): AsyncIterable<Kept> {
  let after = ''
  let more = true
  while (more) {
    const answer = await ask('GET', `?marker=${encodeURIComponent(after)}`)
    if (!answer.ok) throw new Error('There is no such bucket')
    const xml = await answer.text()
    const entries = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, entry = '']) => keptIn(entry))
    for (const kept of entries) if (/^[0-9a-f]{64}$/.test(kept.at)) yield kept
    after = entries.at(-1)?.at ?? ''
    more = textIn(xml, 'IsTruncated') === 'true' && after !== ''
  }
}

export async function uploadsInBucket(bucket: Bucket, incoming: string): Promise<Uploads> {
  const ask = asking(bucket)
  await mkdir(incoming, { recursive: true })

  async function put(from: string, sha256: string) {
    const headers = { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' }
    const answer = await ask('PUT', `/${sha256}`, { body: await openAsBlob(from), headers })
    if (!answer.ok) throw new Error(`There is no bucket ${bucket.name}`)
    await unlink(from)
  }

  async function read(sha256: string) {
    const { ok, body, headers } = await ask('GET', `/${sha256}`)
    if (!ok || !body) return null
    return { size: Number(headers.get('content-length')), bytes: Readable.fromWeb(body) }
  }

  async function ready() {
    if (!(await ask('HEAD', '')).ok) throw new Error(`There is no bucket ${bucket.name}`)
  }

  return {
    incoming,
    put,
    read,
    ready,
    has: async (sha256) => (await ask('HEAD', `/${sha256}`)).ok,
    list: () => listed(ask),
    remove: async ({ at }) => void (await ask('DELETE', `/${at}`)),
  }
}
