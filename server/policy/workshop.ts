// The workshop that stands in until the first chair has set one up.
import type { Workshop } from '../core/tables.ts'

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0)

export const noWorkshop: Workshop = {
  id: 1,
  name: 'Rostrum',
  short_name: 'Rostrum',
  host: '',
  motto: '',
  city: '',
  region: '',
  virtual_attendance: false,
  time_zone: 'UTC',
  days_tentative: false,
  lead: '',
  pitch: '',
  call_text: '',
  conduct: '',
  contact_email: '',
  boards: 0,
  board_limit: '',
  reviews_per_paper: 3,
  early_reading: false,
  reviews_in_letters: true,
  main_pages: null,
  paper_size: 'any',
  blocking_checks: [],
  other_reviews: 'after-own',
  remind_invited_after: null,
  remind_invited_most: 2,
  reviewer_call: null,
  author_limit: 100,
  authors_freeze_at: null,
  second_factor_since: null,
  created_at: EPOCH,
  created_by: 0,
}
