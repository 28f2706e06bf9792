// The body of a form. `boards[3]=7` keeps its 3 and `topics[]=a` is a list; Express's own reader renumbers the first.
import express, { type RequestHandler } from 'express'
import qs from 'qs'

const TYPE = 'application/x-www-form-urlencoded'
const asText = express.text({ type: TYPE, limit: '1mb' })

/** Names that the form wrote with empty brackets, in whatever escaping. */
const listsIn = (text: string) =>
  new Set(
    [...new URLSearchParams(text).keys()]
      .filter((name) => name.endsWith('[]'))
      .map((name) => name.slice(0, -2)),
  )

/** qs makes of a long list an object with numbers for names, and of one inside brackets an object in an object. */
const leavesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value]

export function formFields(text: string): Record<string, unknown> {
  const fields: Record<string, unknown> = qs.parse(text, {
    parseArrays: false,
    parameterLimit: 5000,
    depth: 4,
  })
  for (const name of listsIn(text)) {
    if (Object.hasOwn(fields, name)) fields[name] = leavesOf(fields[name])
  }
  return fields
}

export const readForm: RequestHandler = (req, res, next) => {
  asText(req, res, (error: unknown) => {
    if (error) return next(error)
    // Whoever left before the form was read is gone: what is missing of it must not be taken for an empty form.
    if (req.destroyed && !req.complete) return
    req.body = typeof req.body === 'string' ? formFields(req.body) : (req.body ?? {})
    next()
  })
}
