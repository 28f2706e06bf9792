// One request over a kept connection: what fetch would say and hear, at a third of its price.
import { Agent, type IncomingMessage, request } from 'node:http'
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

export async function ask(url: URL, { method = 'GET', headers, body }: Asked): Promise<Heard> {
  const isForm = body instanceof URLSearchParams
  const bytes = isForm ? Buffer.from(String(body)) : body
  const about = { ...(isForm && { 'content-type': FORM }), ...(bytes && { 'content-length': bytes.length }) }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asking = request(url, { agent, method, headers: { ...LIKE_A_BROWSER, ...about, ...headers } })
    asking.on('response', resolve).on('error', reject).end(bytes)
  })
  return { status: response.statusCode ?? 0, headers: headersOf(response), bytes: await buffer(response) }
}
