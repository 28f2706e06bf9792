// Every kind of letter that the house sends.
import { kinds as account } from '../account/letters.ts'
import { kinds as assignments } from '../assignments/letters.ts'
import { kinds as authorships } from '../authorships/letters.ts'
import { kinds as circulars } from '../circulars/letters.ts'
import { kinds as comments } from '../comments/letters.ts'
import { kinds as conflicts } from '../conflicts/letters.ts'
import { found } from '../core/errors.ts'
import { kinds as corrections } from '../corrections/letters.ts'
import { kinds as decisions } from '../decisions/letters.ts'
import { kinds as deferrals } from '../deferrals/letters.ts'
import { kinds as departures } from '../departures/letters.ts'
import { kinds as emails } from '../emails/letters.ts'
import { kinds as extensions } from '../extensions/letters.ts'
import { kinds as flags } from '../flags/letters.ts'
import { kinds as invitations } from '../invitations/letters.ts'
import { kinds as metaReview } from '../meta-review/letters.ts'
import { kinds as notices } from '../notices/letters.ts'
import { kinds as papers } from '../papers/letters.ts'
import { kinds as programme } from '../programme/letters.ts'
import { kinds as proxies } from '../proxies/letters.ts'
import { kinds as receipts } from '../receipts/letters.ts'
import { kinds as reminders } from '../reminders/letters.ts'
import { kinds as response } from '../response/letters.ts'
import { kinds as reviews } from '../reviews/letters.ts'
import { kinds as secondFactor } from '../second-factor/letters.ts'
import { kinds as selection } from '../selection/letters.ts'
import { kinds as sessions } from '../sessions/letters.ts'
import { kinds as standins } from '../standins/letters.ts'
import { kinds as tasks } from '../tasks/letters.ts'
import type { Kind } from './kind.ts'

export const kinds: readonly Kind[] = [
  ...account,
  ...assignments,
  ...authorships,
  ...circulars,
  ...comments,
  ...conflicts,
  ...corrections,
  ...decisions,
  ...deferrals,
  ...departures,
  ...emails,
  ...extensions,
  ...flags,
  ...invitations,
  ...metaReview,
  ...notices,
  ...papers,
  ...programme,
  ...proxies,
  ...receipts,
  ...reminders,
  ...reviews,
  ...response,
  ...secondFactor,
  ...selection,
  ...sessions,
  ...standins,
  ...tasks,
]

export const kindNamed = (name: string): Kind => found(kinds.find((kind) => kind.name === name))
