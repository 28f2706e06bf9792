// Signing in: passport with a local strategy, argon2id, and a brake on guessing.
import { hash, verify } from '@node-rs/argon2'
import { Passport } from 'passport'
import { Strategy } from 'passport-local'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { Db } from '../core/db.ts'
import { personByEmail } from '../people/queries.ts'

export const hashPassword = (password: string): Promise<string> => hash(password)

/** Compared when there is no account, so that the answer takes as long as with one. */
const nobody = await hashPassword('nobody has this password')

async function personWith(db: Db, email: string, password: string): Promise<Express.User | null> {
  const person = await personByEmail({ db }, email.trim().toLowerCase())
  const fits = await verify(person?.password_hash ?? nobody, password)
  return person?.password_hash && fits ? { id: person.id } : null
}

export const fitsPassword = (passwordHash: string | null, password: string) =>
  verify(passwordHash ?? nobody, password).then((fits) => fits && passwordHash !== null)

export function createPassport(db: Db) {
  const passport = new Passport()
  passport.use(
    new Strategy({ usernameField: 'email', passwordField: 'password' }, (email, password, done) => {
      personWith(db, email, password).then((user) => done(null, user ?? false), done)
    }),
  )
  passport.serializeUser<number>((user, done) => done(null, user.id))
  passport.deserializeUser<number>((id, done) => done(null, { id }))
  return passport
}

const QUARTER_HOUR = 15 * 60

/** Failed attempts count against the address tried and, more patiently, against where they come from. */
export function createBrake(db: Db) {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: db,
      storeType: 'knex',
      tableName: 'sign_in_attempts',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: QUARTER_HOUR,
    })
  return { byEmail: limiter('email', 10), byAddress: limiter('address', 60) }
}

export type Brake = ReturnType<typeof createBrake>

/** Seconds until the next attempt may be made; 0 when one may be made now. */
export async function secondsToWait(brake: Brake, email: string, address: string): Promise<number> {
  const states = await Promise.all([brake.byEmail.get(email), brake.byAddress.get(address)])
  const limits = [brake.byEmail.points, brake.byAddress.points]
  const waits = states.map((state, index) =>
    state && state.consumedPoints >= (limits[index] ?? 0) ? Math.ceil(state.msBeforeNext / 1000) : 0,
  )
  return Math.max(...waits)
}

export async function countFailure(brake: Brake, email: string, address: string): Promise<void> {
  await Promise.allSettled([brake.byEmail.consume(email), brake.byAddress.consume(address)])
}
