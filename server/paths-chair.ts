// Addresses of chairs: decisions, forms, letters, settings; of the rehearsal, and of whoever watches the machine.
import type { Keyed, Numbered } from './paths-keys.ts'

export const deciding = {
  decisions: () => '/decisions',
  decisionsShowing: (filter: 'undecided' | 'disagree' | 'missing') => `/decisions?show=${filter}`,
  decisionsCsv: () => '/decisions.csv',
  decisionsImport: () => '/decisions/import',
  paperDecisions: ({ id }: Numbered) => `/papers/${id}/decisions`,
  release: () => '/decisions/release',
  releases: () => '/decisions/releases',
  releaseUndo: ({ id }: Numbered) => `/decisions/releases/${id}/undo`,
  programmeDraft: () => '/programme/draft',
  runSheet: () => '/programme/run-sheet',
  slots: () => '/programme/slots',
  newSlot: () => '/programme/slots/new',
  slot: ({ id }: Numbered) => `/programme/slots/${id}`,
  slotRemoval: ({ id }: Numbered) => `/programme/slots/${id}/removal`,
  boards: () => '/programme/boards',
  filling: () => '/programme/filling',
  presentation: ({ id }: Numbered) => `/programme/presentations/${id}`,
  editions: () => '/programme/editions',
  edition: ({ number }: { number: number }) => `/programme/editions/${number}`,
}

/** The two forms that chairs put together have the same pages, each under its own name. */
const formAt = (page: string) => ({
  page: () => page,
  preview: () => `${page}/preview`,
  fields: () => `${page}/fields`,
  newField: () => `${page}/fields/new`,
  field: ({ id }: Numbered) => `${page}/fields/${id}`,
  fieldPreview: ({ id }: { id: number | string }) => `${page}/fields/${id}/preview`,
  fieldPlace: ({ id }: Numbered) => `${page}/fields/${id}/place`,
  fieldRetirement: ({ id }: Numbered) => `${page}/fields/${id}/retirement`,
  fieldRestoration: ({ id }: Numbered) => `${page}/fields/${id}/restoration`,
})
export const forms = {
  submission: formAt('/settings/submission-form'),
  review: formAt('/settings/review-form'),
}

export const chairing = {
  looking: () => '/looking',
  endLooking: () => '/looking/end',
  chairs: () => '/settings/people',
  chairRemoval: ({ id }: Numbered) => `/settings/people/${id}/removal`,
  circulars: () => '/circulars',
  lateReminder: () => '/circulars?show=late&to=missing',
  circularPreview: () => '/circulars/preview',
  mail: () => '/mail',
  templates: () => '/mail/templates',
  template: (name: string) => `/mail/templates/${name}`,
  templatePreview: (name: string) => `/mail/templates/${name}/preview`,
  templateOfHouse: (name: string) => `/mail/templates/${name}/house-text`,
  batch: ({ id }: Keyed) => `/mail/batches/${id}`,
  batchDiscard: ({ id }: Keyed) => `/mail/batches/${id}/discard`,
  batchDispatch: ({ id }: Keyed) => `/mail/batches/${id}/dispatch`,
  letter: ({ id }: Keyed) => `/mail/letters/${id}`,
  letterHtml: ({ id }: Keyed) => `/mail/letters/${id}/html`,
  letterRetry: ({ id }: Keyed) => `/mail/letters/${id}/retry`,
  journal: () => '/journal',
  journalCsv: () => '/journal.csv',
  exports: () => '/exports',
  settings: () => '/settings',
  mailSettings: () => '/settings/mail',
  timeline: () => '/settings/timeline',
  site: () => '/settings/site',
  featured: () => '/settings/featured',
  topics: () => '/settings/topics',
  topicRemoval: () => '/settings/topics/removal',
  pdfChecks: () => '/settings/pdf-checks',
  authorRules: () => '/settings/authors',
  security: () => '/settings/security',
  submissionForm: forms.submission.page,
  submissionFormPreview: forms.submission.preview,
  submissionFields: forms.submission.fields,
  newSubmissionField: forms.submission.newField,
  submissionField: forms.submission.field,
  submissionFieldPreview: forms.submission.fieldPreview,
  submissionFieldPlace: forms.submission.fieldPlace,
  submissionFieldRetirement: forms.submission.fieldRetirement,
  submissionFieldRestoration: forms.submission.fieldRestoration,
  reviewForm: forms.review.page,
  reviewFormPreview: forms.review.preview,
  reviewFields: forms.review.fields,
  newReviewField: forms.review.newField,
  reviewField: forms.review.field,
  reviewFieldPreview: forms.review.fieldPreview,
  reviewFieldPlace: forms.review.fieldPlace,
  reviewFieldRetirement: forms.review.fieldRetirement,
  reviewFieldRestoration: forms.review.fieldRestoration,
}

/** Only there in a rehearsal. */
export const rehearsing = {
  rehearsal: () => '/rehearsal',
  rehearsalClock: () => '/rehearsal/clock',
  rehearsalPersona: () => '/rehearsal/persona',
  rehearsalTurning: () => '/rehearsal/turning',
  rehearsalReset: () => '/rehearsal/reset',
  mailbox: () => '/rehearsal/mail',
  mailboxLetter: ({ id }: Keyed) => `/rehearsal/mail/${id}`,
  mailboxHtml: ({ id }: Keyed) => `/rehearsal/mail/${id}/html`,
  mailboxOpening: ({ id }: Keyed) => `/rehearsal/mail/${id}/opening`,
}

/** For programs, which name themselves by a token. */
export const programs = {
  openapi: () => '/api/v1/openapi.json',
  apiPapers: () => '/api/v1/papers',
  apiPaper: ({ id }: Numbered) => `/api/v1/papers/${id}`,
  apiReviews: () => '/api/v1/reviews',
  apiDecisions: () => '/api/v1/decisions',
  apiProgramme: () => '/api/v1/programme',
}

export const probes = {
  healthz: () => '/healthz',
  readyz: () => '/readyz',
  metrics: () => '/metrics',
}
