// What is typed is read in a time that grows with its length, and not with the square of it: one long field must not stop the site.
import { equal, ok } from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import { readAuthors } from '../../server/authorships/form.ts'
import { readDeclarations } from '../../server/conflicts/form.ts'
import { email } from '../../server/core/form.ts'
import { papersIn } from '../../server/expertise/reading.ts'
import { readLines } from '../../server/invitations/lines.ts'
import { readSignIn } from '../../server/sessions/form.ts'
import { readTie } from '../../server/ties/form.ts'

const LONG = 60_000
const WILD = [
  `a@${'.'.repeat(LONG)},`,
  `a@${'b.'.repeat(LONG / 2)}@`,
  `${'a'.repeat(LONG)}@`,
  `${' '.repeat(LONG)}<`,
  `a${' '.repeat(LONG)}b`,
  ','.repeat(LONG),
  Array.from({ length: LONG }, (_, number) => number.toString(36)).join(' '),
  `a${'\n'.repeat(LONG)}b`,
  '"'.repeat(LONG),
  '"a'.repeat(LONG / 2),
  'a <'.repeat(LONG / 3),
  `${'x '.repeat(LONG / 2)}<a@b.example`,
]

const READERS: Record<string, (text: string) => unknown> = {
  'an address': (text) => email('wrong').safeParse(text),
  'a sign-in': (text) => readSignIn({ email: text, password: 'x' }),
  'a tie': (text) => readTie({ who: text, kind: 'other' }),
  authors: (text) => readAuthors({ authors: { 0: { name: 'Ann', email: text } } }),
  'people to invite': readLines,
  'past papers': papersIn,
  conflicts: (person) => readDeclarations({ person }, 'author', 1),
}

/** A square would be many seconds; a machine that has much else to do takes one. */
const PATIENCE = 4000

test('no text takes the square of its length to read', () => {
  for (const [what, read] of Object.entries(READERS))
    for (const text of WILD) {
      const begun = performance.now()
      read(text)
      const took = performance.now() - begun
      ok(took < PATIENCE, `${what} took ${Math.round(took)} ms for ${JSON.stringify(text.slice(0, 9))}`)
    }
})

test('an address has a name, and a domain of parts that are not empty', () => {
  for (const fit of ['a@b.example', 'A.b+c@x.y.example', 'ü@bücher.example', ' a@b.example '])
    equal(email('wrong').safeParse(fit).success, true, fit)
  for (const unfit of [
    '',
    'a',
    'a@b',
    '@b.example',
    'a@.example',
    'a@b..example',
    'a@b.example.',
    'a b@c.example',
  ])
    equal(email('wrong').safeParse(unfit).success, false, unfit)
})
