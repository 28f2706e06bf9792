// What a reviewer is told who no longer is one.
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind } from '../mail/kind.ts'
import type { Leaving } from './queries.ts'

const departed = letterKind('departures/mail/departed', 'reviewers', ['name', 'reason'])
export const kinds = [departed]

/** It names no paper: were it hidden from a chair in conflict with all that it named, its absence would tell of them. */
export const reviewerDeparted = ({ id, name, email }: Leaving, reason: string): Letter =>
  letter(departed, { to: { personId: id, name, email }, values: { name, reason } })
