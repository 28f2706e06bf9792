// One request over a kept connection: what fetch would say and hear, at a third of its price.
import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

const agent = new Agent({ keepAlive: true })

export type Asked = { method?: string; headers: Record<string, string>; body?: URLSearchParams | Uint8Array }
type Heard = { status: number; headers: Headers; bytes: Buffer }

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value)
  return headers
}

const LIKE_A_BROWSER = { accept: '*/*', 'sec-fetch-mode': 'cors' }
const FORM = 'application/x-www-form-urlencoded;charset=UTF-8'

/** The server closes a connection that was kept long enough; whoever was just about to use it asks over a new one, as browsers do. */
function answered(url: URL, options: RequestOptions, bytes?: Uint8Array): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent, ...options })
    const failed = (error: NodeJS.ErrnoException) => {
      const isLate = asking.reusedSocket && error.code === 'ECONNRESET'
      if (isLate) resolve(answered(url, { ...options, agent: false }, bytes))
      else reject(error)
    }
    asking.on('response', resolve).on('error', failed).end(bytes)
  })
}

export async function ask(url: URL, { method = 'GET', headers, body }: Asked): Promise<Heard> {
  const isForm = body instanceof URLSearchParams
  const bytes = isForm ? Buffer.from(String(body)) : body
  const about = { ...(isForm && { 'content-type': FORM }), ...(bytes && { 'content-length': bytes.length }) }
  const response = await answered(
    url,
    { method, headers: { ...LIKE_A_BROWSER, ...about, ...headers } },
    bytes,
  )
  return { status: response.statusCode ?? 0, headers: headersOf(response), bytes: await buffer(response) }
}
