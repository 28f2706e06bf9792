// Sends a file in pieces, each as often as it takes: lines break, servers restart, and the upload goes on.
const LARGEST = 1_048_576
const SMALLEST = 65_536
const PATIENCE = 60_000

/** What the server says is final: trying again would change nothing. */
export class Refused extends Error {}

/** Browsers hash on HTTPS and localhost alone; without it the upload has an hour. */
async function hashOf(file) {
  if (!crypto.subtle) return ''
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** fetch cannot tell how far it has come; the older way can. Rejects when the line breaks. */
function ask(method, address, { body, headers = {}, signal, onProgress } = {}) {
  const request = new XMLHttpRequest()
  const { promise, resolve, reject } = Promise.withResolvers()
  request.open(method, address)
  request.timeout = PATIENCE
  request.responseType = 'json'
  for (const [name, value] of Object.entries({ Accept: 'application/json', ...headers }))
    request.setRequestHeader(name, value)
  if (onProgress) request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
  request.addEventListener('load', () => resolve({ status: request.status, said: request.response ?? {} }))
  for (const end of ['error', 'timeout', 'abort']) request.addEventListener(end, () => reject(new Error(end)))
  signal.addEventListener('abort', () => request.abort())
  request.send(body ?? null)
  return promise
}

const OVER = 'This upload is over, or you were signed out. Sign in, and choose the file again.'
const wordsOf = ({ status, said }) =>
  said.problems ? Object.values(said.problems)[0] : status === 404 ? OVER : (said.text ?? OVER)

/** A while, longer each time; shorter when the browser finds the line again. */
function pause(tries, signal) {
  const { promise, resolve } = Promise.withResolvers()
  setTimeout(resolve, Math.min(15_000, 500 * 2 ** tries))
  for (const [target, end] of [
    [window, 'online'],
    [signal, 'abort'],
  ])
    target.addEventListener(end, resolve, { once: true })
  return promise
}

/** Asks until there is an answer to go by: 2xx and 409 are, a fault of the server or of the line is not. */
async function insist(upload, method, address, options = {}) {
  for (let tries = 0; ; tries++) {
    const answer = await ask(method, address, { ...options, signal: upload.signal }).catch(() => null)
    upload.signal.throwIfAborted()
    if (answer && (answer.status < 300 || answer.status === 409)) return answer
    if (answer && answer.status < 500 && answer.status !== 429) throw new Refused(wordsOf(answer))
    upload.tell('waiting')
    await pause(tries, upload.signal)
  }
}

/** A page that is opened again goes on with the same file where the earlier one stopped. */
const nameOf = ({ begin, kind, file }) =>
  `upload ${begin} ${kind} ${file.name} ${file.size} ${file.lastModified}`

async function begun(upload) {
  const { begin, kind, file, signal } = upload
  const before = localStorage.getItem(nameOf(upload))
  const earlier = before && (await ask('GET', before, { signal }).catch(() => null))
  if (earlier?.status === 200 && !earlier.said.file) return earlier.said
  const sha256 = await hashOf(file)
  const body = new URLSearchParams({ kind, name: file.name, size: file.size, ...(sha256 && { sha256 }) })
  const { said } = await insist(upload, 'POST', begin, { body })
  localStorage.setItem(nameOf(upload), said.address)
  return said
}

/** One piece; after a cut the next is smaller, after a success larger. Answers with where to go on. */
async function sendPiece(upload, address, at) {
  const { file, signal, tell } = upload
  const body = file.slice(at, at + upload.step)
  const headers = { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(at) }
  const onProgress = (loaded) => tell('sending', at + loaded)
  const answer = await ask('POST', address, { body, headers, signal, onProgress }).catch(() => null)
  signal.throwIfAborted()
  upload.step =
    answer?.status === 200 ? Math.min(LARGEST, upload.step * 2) : Math.max(SMALLEST, upload.step / 2)
  if (answer?.status === 200) return answer.said.offset
  return (await insist(upload, 'GET', address)).said.offset
}

/** The stored file; rejects with Refused, or because `signal` was aborted. */
export async function sendInPieces(wish) {
  const upload = { step: LARGEST / 2, ...wish }
  const { file, tell } = upload
  tell('sending', 0)
  let { address, offset } = await begun(upload)
  upload.signal.addEventListener('abort', () => give(upload, address), { once: true })
  try {
    for (;;) {
      while (offset < file.size) {
        tell('sending', offset)
        offset = await sendPiece(upload, address, offset)
      }
      tell('checking', file.size)
      const { status, said } = await insist(upload, 'POST', `${address}/file`)
      if (status === 201) return said
      offset = said.offset
    }
  } finally {
    if (!upload.signal.aborted) localStorage.removeItem(nameOf(upload))
  }
}

function give(upload, address) {
  localStorage.removeItem(nameOf(upload))
  fetch(`${address}/cancellation`, { method: 'POST', keepalive: true }).catch(() => undefined)
}
