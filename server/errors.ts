// What a refusal looks like: one place that turns the three errors, and anything unforeseen, into a page.
import type { ErrorRequestHandler, Request, Response } from 'express'
import { NotFound, Refused, Stale } from './core/errors.ts'
import { withoutTokens } from './core/log.ts'
import { wantsJson } from './http.ts'
import { cameTooLate, signInFirst } from './sessions/unsent.ts'

type Told = { status: number; heading: string; text: string; theirs?: Record<string, unknown> }

const NOT_FOUND: Told = {
  status: 404,
  heading: 'There is no such page',
  text: 'The address may be mistyped, or the page is not for you. If you should see it, sign in first or ask a chair.',
}

function told(error: unknown, id: string): Told {
  if (error instanceof NotFound) return NOT_FOUND
  if (error instanceof Refused) return { status: 403, heading: 'This is not possible', text: error.message }
  if (error instanceof Stale) {
    return { status: 409, heading: 'Somebody else saved first', text: error.message, theirs: error.theirs }
  }
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

async function show(req: Request, res: Response, { status, heading, text, theirs }: Told) {
  if (!req.reading || /^\/api\/|\.json$/i.test(req.path) || wantsJson(req)) {
    res.status(status).json({ error: heading, text })
    return
  }
  await res.page('home/refusal', { heading, text, theirs: theirs ?? null, typed: typedIn(req.body) }, status)
}

/** What a person wrote comes back with every refusal, so that nothing typed is lost; passwords do not. */
function typedIn(body: unknown): { name: string; value: string }[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body)
    .filter(
      ([name, value]) =>
        typeof value === 'string' &&
        value !== '' &&
        !/password|current|version|^(seen|code|recovery)$/.test(name),
    )
    .map(([name, value]) => ({ name: name.replaceAll('_', ' '), value: String(value) }))
}
