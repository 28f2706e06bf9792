// Somebody with a browser: cookies, forms as browsers send them, answers whole.
import { type Asked, ask } from './asking.ts'

export type Answer = {
  status: number
  text: string
  bytes: Buffer
  location: string | null
  headers: Headers
}
type Fields = Record<string, unknown>
type Upload = { field?: string; name: string; bytes: Uint8Array; type?: string }

/** `{ authors: [{ name }] }` as `authors[0][name]=…`, the way a form names its fields. */
function* pairs(fields: Fields, prefix = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(fields)) {
    const name = prefix ? `${prefix}[${key}]` : key
    if (value === undefined || value === null) continue
    if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) {
      for (const one of value) yield [`${name}[]`, String(one)]
    } else if (typeof value === 'object') yield* pairs({ ...value }, name)
    else yield [name, String(value)]
  }
}

export class Visitor {
  readonly base: string
  readonly email: string
  readonly id: number
  #cookies = new Map<string, string>()

  /** `cookie`: of a session that exists already. */
  constructor(base: string, email = '', id = 0, cookie = '') {
    if (cookie) this.#cookies.set('rostrum', cookie)
    this.base = base
    this.email = email
    this.id = id
  }

  /** The cookie header, for requests made by hand. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async #ask(path: string, asked: Partial<Asked> = {}): Promise<Answer> {
    const { cookie } = this
    const given = { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...asked.headers }
    const { status, headers, bytes } = await ask(new URL(path, this.base), { ...asked, headers: given })
    for (const line of headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      if (value) this.#cookies.set(name, value)
      else this.#cookies.delete(name)
    }
    return { status, bytes, text: bytes.toString(), location: headers.get('location'), headers }
  }

  get(path: string, headers: Record<string, string> = {}) {
    return this.#ask(path, { headers })
  }

  post(path: string, fields: Fields = {}, headers: Record<string, string> = {}) {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams([...pairs(fields)]), headers })
  }

  /** Bytes as they are. */
  send(path: string, bytes: Uint8Array, headers: Record<string, string> = {}) {
    const type = { 'content-type': 'application/octet-stream', accept: 'application/json' }
    return this.#ask(path, { method: 'POST', body: bytes, headers: { ...type, ...headers } })
  }

  upload(path: string, fields: Fields, { field = 'file', name, bytes, type = 'application/pdf' }: Upload) {
    const body = new FormData()
    for (const [key, value] of pairs(fields)) body.append(key, value)
    body.append(field, new Blob([new Uint8Array(bytes)], { type }), name)
    return this.#sendParts(path, new Response(body))
  }

  async #sendParts(path: string, parts: Response): Promise<Answer> {
    const headers = { 'content-type': parts.headers.get('content-type') ?? '' }
    return this.#ask(path, { method: 'POST', body: new Uint8Array(await parts.arrayBuffer()), headers })
  }

  /** The page that an answer sends one to. */
  follow(answer: Answer) {
    if (!answer.location) throw new Error(`Nowhere to go: ${answer.status}\n${answer.text}`)
    return this.get(answer.location)
  }
}
