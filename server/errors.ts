// What a refusal looks like: one place that turns the three errors, and anything unforeseen, into a page.
import type { ErrorRequestHandler, Request, Response } from 'express'
import { NotFound, Refused, Stale } from './core/errors.ts'
import { pairsIn, typedIn } from './core/form.ts'
import { withoutTokens } from './core/log.ts'
import { pageAt } from './desk/here.ts'
import { wantsJson } from './http.ts'
import { cameTooLate, signInFirst } from './sessions/unsent.ts'

type Told = { status: number; heading: string; text: string; stale?: Stale }

const NOT_FOUND: Told = {
  status: 404,
  heading: 'There is no such page',
  text: 'The address may be mistyped, or the page is not for you. If you should see it, sign in first or ask a chair.',
}

function told(error: unknown, id: string): Told {
  if (error instanceof NotFound) return NOT_FOUND
  if (error instanceof Refused) return { status: 403, heading: 'This is not possible', text: error.message }
  if (error instanceof Stale)
    return { status: 409, heading: 'Somebody else saved first', text: error.message, stale: error }
  const status = clientFault(error)
  if (status)
    return {
      status,
      heading: 'This request cannot be read',
      text: 'Go back, check what you sent and try again.',
    }
  const text = `We could not do this because of a fault on our side (ref ${id.slice(0, 8)}). Try again in a minute.`
  return { status: 500, heading: 'Something failed on our side', text }
}

/** Express's own parsers name the status of what they could not read. */
function clientFault(error: unknown): number | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null
}

export const withErrors: ErrorRequestHandler = async (error, req, res, next) => {
  const answer = told(error, req.id)
  // Without its query: what people look for is theirs.
  if (answer.status === 500)
    req.house.log.error({ err: error, id: req.id, url: withoutTokens(req.path) }, 'request failed')
  if (res.headersSent) return next(error)
  try {
    if (req.reading && (answer.status === 404 || answer.status === 403) && cameTooLate(req))
      await signInFirst(req, res)
    else await show(req, res, answer)
  } catch (failure) {
    req.house.log.error({ err: failure, id: req.id }, 'the error page failed')
    res.status(answer.status).type('text').send(`${answer.heading}. ${answer.text}`)
  }
}

async function show(req: Request, res: Response, { status, heading, text, stale }: Told) {
  if (!req.reading || /^\/api\/|\.json$/i.test(req.path) || wantsJson(req)) {
    res.status(status).json({ error: heading, text })
    return
  }
  const typed = shown(req.body)
  if (!stale) return res.page('home/refusal', { heading, text, typed }, status)
  const theirs = Object.entries(stale.theirs).map(named)
  const isTheirs = ({ name }: Row) => theirs.some((row) => row.name === name)
  const kind = req.reading.viewer.isChair ? 'chair' : 'app'
  const sides = { theirs, typed: typed.filter(isTheirs), rest: typed.filter((row) => !isTheirs(row)) }
  await res.page('home/overtaken', { text, kind, ...sides, form: formAgain(req, stale) }, status)
}

/** The same form, as if it had been opened now, and the page on which it stands. */
function formAgain(req: Request, { now }: Stale) {
  const fields = pairsIn({ ...typedIn(req.body), ...now }, 'all').filter(([name]) => !SECRET.test(name))
  return { address: req.originalUrl, from: pageAt(req), fields }
}

const SECRET = /password|current|^(code|recovery)$/

/** What a person wrote comes back with every refusal, so that nothing typed is lost; passwords do not. */
function shown(body: unknown): Row[] {
  return Object.entries(typedIn(body))
    .filter(([name]) => !SECRET.test(name) && !/^(seen|\w*version)$/.test(name))
    .map(([name, value]) => named([name, inLines(value)]))
    .filter(({ value }) => value !== '')
}

type Row = { name: string; value: string }

const named = ([name, value]: [string, unknown]): Row => ({
  name: name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase()),
  value: String(value ?? ''),
})

/** A list of small forms is a line for each; what is chosen without a word of one's own says nothing here. */
function inLines(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  const rows = Object.values(value).filter((row) => typeof row === 'object' && row !== null)
  return rows.map((row) => Object.values(row).filter(Boolean).join(' · ')).join('\n')
}
