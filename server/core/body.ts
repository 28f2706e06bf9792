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

export function formFields(text: string): Record<string, unknown> {
  const fields: Record<string, unknown> = qs.parse(text, {
    parseArrays: false,
    parameterLimit: 5000,
    depth: 4,
  })
  for (const name of listsIn(text)) {
    const value = fields[name]
    if (typeof value === 'object' && value !== null) fields[name] = Object.values(value).flat()
  }
  return fields
}

export const readForm: RequestHandler = (req, res, next) => {
  asText(req, res, (error: unknown) => {
    if (error) return next(error)
    req.body = typeof req.body === 'string' ? formFields(req.body) : (req.body ?? {})
    next()
  })
}
