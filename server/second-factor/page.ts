// One's own second factor: none, being set up, or on; and what chairs see of it in the settings.
import type { Reading } from '../context.ts'
import { dayInWords } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { qrPath } from '../core/qr.ts'
import type { Seal } from '../core/seal.ts'
import { mayRequireFactor, maySetUpFactor } from '../policy/second-factor.ts'
import { because, must, signedInOnly } from '../policy/verdict.ts'
import { ownId } from '../policy/viewer.ts'
import { isWaiting, keyUri, placeOf } from './codes.ts'
import { chairsWithFactors, factorOf, hasFactor, recoveryCodesLeft } from './queries.ts'

type SetUp = { secret: string; uri: string; qr: { path: string; side: number } }

export type FactorPage = {
  /** The day since which it is asked for. */
  since: string | null
  left: number
  /** While it waits for its first code. */
  setUp: SetUp | null
  /** Chairs need one. */
  required: boolean
  locked: string | null
  entry: Fault | null
}

export async function factorPage(r: Reading, seal: Seal, entry: Fault | null = null): Promise<FactorPage> {
  must(signedInOnly(r.viewer))
  const id = ownId(r.viewer)
  const factor = await factorOf(r, id)
  const on = Boolean(factor?.confirmed_at)
  const secret = factor && isWaiting(factor, r.now) ? seal.open(factor.secret, placeOf(id)) : null
  return {
    since: factor?.confirmed_at ? dayInWords(factor.confirmed_at, r.workshop.time_zone) : null,
    left: on ? await recoveryCodesLeft(r, id) : 0,
    setUp: secret === null ? null : setUpOf(r, secret),
    required: r.viewer.isChair && r.workshop.second_factor_since !== null,
    locked: on ? null : because(maySetUpFactor(r.viewer, { on })),
    entry,
  }
}

function setUpOf({ workshop, viewer }: Reading, secret: string): SetUp {
  const uri = keyUri(secret, workshop.short_name, viewer.email)
  return { secret: secret.replace(/.{4}(?=.)/g, '$& '), uri, qr: qrPath(uri) }
}

export type ChairsFactors = {
  /** The day since which chairs need one. */
  since: string | null
  /** Chairs who have none. */
  without: string[]
  locked: string | null
}

export async function chairsFactors(r: Reading): Promise<ChairsFactors> {
  const { second_factor_since: since, time_zone: zone } = r.workshop
  const on = await hasFactor(r, ownId(r.viewer))
  const chairs = await chairsWithFactors(r)
  return {
    since: since && dayInWords(since, zone),
    without: chairs.filter(({ has }) => !has).map(({ name }) => name),
    locked: since ? null : because(mayRequireFactor(r.viewer, { on })),
  }
}
