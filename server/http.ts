// What our requests and responses carry beyond Express, and the first middlewares that give it to them.
import { randomUUID } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { sendPage } from './assets/pages.ts'
import { type House, type Reading, reading } from './context.ts'
import { NotFound } from './core/errors.ts'
import { isOwnPath } from './core/origin.ts'
import { type Frame, page } from './core/render.ts'
import { to } from './paths.ts'

declare global {
  namespace Express {
    interface User {
      id: number
    }
    interface Request {
      house: House
      reading: Reading
      /** When the first byte of the request had arrived. */
      now: Temporal.Instant
      id: string
    }
    interface Response {
      /** Renders a view in its frame; 200 unless a status is given. */
      page(view: string, model: object, status?: number): Promise<void>
      /** 303 to the page that shows the result, where the notice stands once. */
      next(address: string, notice?: string): void
    }
  }
}

/** The clock is read here, once for each request, before a byte of its body is awaited. */
export function opening(house: House): RequestHandler {
  return (req, res, next) => {
    req.house = house
    req.now = house.clock()
    req.id = randomUUID()
    // Forms count down by the clock that closes them, and warn where the reader's differs.
    res.set({ 'X-Request-Id': req.id, 'X-Now': req.now.toString() })
    next()
  }
}

export const withReading: RequestHandler = async (req, res, next) => {
  // What an answer holds depends on who asks; a proxy must not give it to the next person.
  res.set('Cache-Control', 'private, no-cache')
  const moment = { personId: req.user?.id ?? null, now: req.now, requestId: req.id }
  req.reading = await reading(req.house, moment)
  next()
}

export function withPages(
  shellOf: (req: Request, frame: Frame, status: number) => Promise<object>,
): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    res.page = async (view, model, status = 200) => {
      const {
        name,
        short_name: shortName,
        host,
        time_zone: timeZone,
        contact_email: contact,
      } = req.reading.workshop
      const workshop = { name, shortName, host, timeZone, contact }
      const html = await page(req.house.render, view, { workshop, ...model }, (frame) =>
        shellOf(req, frame, status),
      )
      await sendPage(req, res.status(status).set('Cache-Control', 'no-store'), html)
    }
    res.next = (address, notice) => {
      if (!notice) return res.redirect(303, address)
      req.session.notice = notice
      // Saved before the answer begins: a browser follows a redirect as soon as it has its head.
      req.session.save((error) => (error ? next(error) : res.redirect(303, address)))
    }
    next()
  }
}

/** A form that saves itself asks for JSON; a browser that shows a page asks for HTML. */
export const wantsJson = (req: Request) => req.accepts(['html', 'json']) === 'json'

/** The session is over, or another person has signed in since the form was opened: `as` says for whom it was. */
export function isSomebodyElse(req: Request): boolean {
  const { personId } = req.reading.viewer
  const as: unknown = req.body?.as
  return personId === null || (as !== undefined && String(as) !== String(personId))
}

const numberIn = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound()
  return Number(text)
}

/** The number in the address, or NotFound: what is no number never reaches the database. */
export const idOf = (req: Request, name = 'id'): number => numberIn(String(req.params[name]))

/** `7-23`: the paper and the person of a pair; null where the address has a single number. */
export function pairOf(req: Request): { paper_id: number; person_id: number } | null {
  const [paper = '', person] = String(req.params.id).split('-', 2)
  return person === undefined ? null : { paper_id: numberIn(paper), person_id: numberIn(person) }
}

/** The random id in the address, or NotFound. */
export function keyOf(req: Request, name = 'id'): string {
  const text = String(req.params[name])
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new NotFound()
  return text
}

export const tokenOf = (req: Request): string => String(req.params.token)

/** The page on which a button stood, when it is one of ours. */
export function backTo(req: Request): string {
  const from = URL.parse(req.get('referer') ?? '')
  const isOurs = from && from.host === req.get('host') && isOwnPath(from.pathname)
  return isOurs ? from.pathname + from.search : to.home()
}
