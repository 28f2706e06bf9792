// Signing in: passport with a local strategy, argon2id, and a brake on guessing.
import { hash, verify } from '@node-rs/argon2'
import { Passport } from 'passport'
import { Strategy } from 'passport-local'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
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

/** Attempts count against the address tried and, more patiently, against where they come from; so do letters asked for. */
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
  return { byEmail: limiter('email', 10), byAddress: limiter('address', 60), letters: limiter('letters', 60) }
}

export type Brake = ReturnType<typeof createBrake>

/** 0 when the attempt may be made, else the seconds until one may. Counted beforehand, so that many at once are not one. */
export async function secondsToWait(brake: Brake, email: string, address: string): Promise<number> {
  const waits = await Promise.all([
    brake.byEmail.consume(email).then(goOn, waiting),
    brake.byAddress.consume(address).then(goOn, waiting),
  ])
  return Math.max(...waits)
}

/** The same for a letter to any address. */
export const secondsToWaitForLetters = (brake: Brake, address: string): Promise<number> =>
  brake.letters.consume(address).then(goOn, waiting)

const goOn = () => 0

/** The limiter rejects with its own answer, or with a fault of the database. */
function waiting(answer: unknown): number {
  if (answer instanceof RateLimiterRes) return Math.max(1, Math.ceil(answer.msBeforeNext / 1000))
  throw answer
}

/** Whoever got in has not been guessing. */
export async function forgiveAttempts(brake: Brake, email: string, address: string): Promise<void> {
  await brake.byEmail.delete(email)
  await brake.byAddress.reward(address)
}
