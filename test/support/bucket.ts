// A real S3 server for tests, with one bucket, thrown away at the end.
import S3rver from '@20minutes/s3rver'
import type { Bucket } from '../../server/core/uploads-s3.ts'
import { scratchFolder, throwAway } from './cluster.ts'

/** The keys that this server knows. */
const KEY = 'S3RVER'

export async function startBucket(): Promise<{
  bucket: Bucket
  /** Where the server itself keeps it. */
  directory: string
  stop(): Promise<void>
}> {
  const directory = await scratchFolder('rostrum-bucket-')
  const name = 'workshop'
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name }],
  })
  const { port } = await server.run()
  const endpoint = `http://127.0.0.1:${port}`
  const bucket = { endpoint, name, accessKey: KEY, secretKey: KEY, region: 'us-east-1', pathStyle: true }
  const stop = () => server.close().then(() => throwAway(directory))
  return { bucket, directory, stop }
}
