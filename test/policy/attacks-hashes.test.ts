// Whether an address has an account is not told by the time that an answer takes: a password is hashed as often either way.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'
import { withMutant } from './mutated.ts'

const COUNTED = 'argon2 was asked'
let asked = 0
process.on(COUNTED, () => {
  asked += 1
})

/** The same application, in which every hash and every comparison of one is counted. */
const counting = {
  file: 'server/sessions/passport.ts',
  from: `import { hash, verify } from '@node-rs/argon2'`,
  to: `import * as argon2 from '@node-rs/argon2'
    const counted = (act) => (...given) => (process.emit('${COUNTED}'), act(...given))
    const [hash, verify] = [counted(argon2.hash), counted(argon2.verify)]`,
}

const account = (email: string) => ({ name: 'Vera', email, affiliation: 'X', password: PASSWORD })
const FORMS: Record<string, (email: string) => Record<string, string>> = {
  '/sessions': (email) => ({ email, password: 'not the one' }),
  '/account': account,
  '/account/password-resets': (email) => ({ email }),
  '/applications': (email) => ({ name: 'Vera', email, load: '3', words: 'Kernels.' }),
}

// Rule 35.
test('no answer takes longer for an address with an account', () =>
  inHouse(async (house) => {
    const { email } = await house.author()
    const uwe = 'uwe@people.example'
    await house.person('Uwe Unconfirmed', uwe)
    await house.db('people').where({ email: uwe }).update({ confirmed_at: null })
    await house.db('workshop').update({ reviewer_call: 'Apply.' })
    await withMutant(house, counting, async (as) => {
      for (const [form, fields] of Object.entries(FORMS)) {
        const counts: Record<string, number> = {}
        for (const typed of [email, uwe, 'nobody@people.example']) {
          asked = 0
          const { status } = await as(house.visitor()).post(form, fields(typed))
          assert.ok(status < 500, form)
          counts[typed] = asked
        }
        const expected = form === '/sessions' || form === '/account' ? 1 : 0
        assert.deepEqual(
          new Set(Object.values(counts)),
          new Set([expected]),
          `${form} ${JSON.stringify(counts)}`,
        )
      }
    })
  }))
