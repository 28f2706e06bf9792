// The site map: every address as a function. Views, letters and redirects write `to.paper(paper)`, never a string.

type Numbered = { id: number }
type Keyed = { id: string }

const public_ = {
  home: () => '/',
  call: () => '/call',
  codeOfConduct: () => '/code-of-conduct',
  timelineFeed: () => '/timeline.ics',
  newsFeed: () => '/feed.xml',
  programme: () => '/programme',
  programmeFeed: () => '/programme.ics',
  programmeJson: () => '/programme.json',
  papers: () => '/papers',
  papersBib: () => '/papers.bib',
  papersJson: () => '/papers.json',
  people: () => '/people',
}

const account = {
  desk: () => '/desk',
  deskOf: (role: string) => `/desk?role=${role}`,
  account: () => '/account',
  newAccount: () => '/account/new',
  confirmation: (token: string) => `/account/confirmations/${token}`,
  confirmations: () => '/account/confirmations',
  password: () => '/account/password',
  emails: () => '/account/emails',
  emailClaim: (token: string) => `/account/emails/${token}`,
  emailConfirmation: (token: string) => `/account/emails/${token}/confirmation`,
  emailChoice: ({ id }: Numbered) => `/account/emails/${id}/choice`,
  emailRemoval: ({ id }: Numbered) => `/account/emails/${id}/removal`,
  ties: () => '/account/ties',
  tieRemoval: ({ id }: Numbered) => `/account/ties/${id}/removal`,
  theme: () => '/account/theme',
  newPasswordReset: () => '/account/password-resets/new',
  passwordResets: () => '/account/password-resets',
  passwordReset: (token: string) => `/account/password-resets/${token}`,
  sessions: () => '/sessions',
  newSession: () => '/sessions/new',
  endSession: () => '/sessions/current/end',
  login: () => '/login',
  logout: () => '/logout',
  setup: (token: string) => `/setup/${token}`,
}

const papers = {
  newPaper: () => '/papers/new',
  paper: ({ id }: Numbered) => `/papers/${id}`,
  editPaper: ({ id }: Numbered) => `/papers/${id}/edit`,
  submission: ({ id }: Numbered) => `/papers/${id}/submission`,
  withdrawal: ({ id }: Numbered) => `/papers/${id}/withdrawal`,
  restoration: ({ id }: Numbered) => `/papers/${id}/restoration`,
  draftRemoval: ({ id }: Numbered) => `/papers/${id}/removal`,
  deskRejection: ({ id }: Numbered) => `/papers/${id}/desk-rejection`,
  extensions: () => '/extensions',
  extensionEnd: ({ id }: Numbered) => `/papers/${id}/extensions/end`,
  codeSpending: ({ id }: Numbered) => `/papers/${id}/extensions/code`,
  exceptions: () => '/extensions/exceptions',
  admissions: () => '/extensions/admissions',
  lateCodes: () => '/extensions/codes',
  lateCodeRevocation: ({ id }: Numbered) => `/extensions/codes/${id}/revocation`,
  lateEntries: () => '/extensions/entries',
  selection: () => '/selection',
  selectionCsv: () => '/selection.csv',
  selectionJson: () => '/selection.json',
  selectionBib: () => '/selection.bib',
  selectionZip: () => '/selection.zip',
  selectionDeskRejection: () => '/selection/desk-rejection',
  selectionExtension: () => '/selection/extension',
  selectionLetters: () => '/selection/letters',
  papersCsv: () => '/papers.csv',
  paperFiles: ({ id }: Numbered) => `/papers/${id}/files`,
  file: ({ id }: Keyed) => `/files/${id}`,
  fileContents: ({ id }: Keyed) => `/files/${id}/contents`,
  fileReport: ({ id }: Keyed) => `/files/${id}/report`,
  authorships: ({ id }: Numbered) => `/papers/${id}/authorships`,
  ownConfirmation: ({ id }: Numbered) => `/papers/${id}/authorships/confirmation`,
  departure: ({ id }: Numbered) => `/papers/${id}/authorships/departure`,
  authorshipLetter: (token: string) => `/papers/authorships/${token}`,
  correctionAcceptance: (paper: Numbered, correction: Numbered) =>
    `/papers/${paper.id}/corrections/${correction.id}/acceptance`,
  correctionRefusal: (paper: Numbered, correction: Numbered) =>
    `/papers/${paper.id}/corrections/${correction.id}/refusal`,
  paperUploads: ({ id }: Numbered) => `/papers/${id}/uploads`,
  upload: ({ id }: Keyed) => `/uploads/${id}`,
  uploadCancellation: ({ id }: Keyed) => `/uploads/${id}/cancellation`,
  uploadFile: ({ id }: Keyed) => `/uploads/${id}/file`,
  conflicts: ({ id }: Numbered) => `/papers/${id}/conflicts`,
  conflictLifting: (paper: Numbered, conflict: Numbered) =>
    `/papers/${paper.id}/conflicts/${conflict.id}/lifting`,
  conflictConfirmation: (paper: Numbered, conflict: Numbered) =>
    `/papers/${paper.id}/conflicts/${conflict.id}/confirmation`,
  conflictQuestion: (paper: Numbered, conflict: Numbered) =>
    `/papers/${paper.id}/conflicts/${conflict.id}/question`,
  conflictJustification: (paper: Numbered, conflict: Numbered) =>
    `/papers/${paper.id}/conflicts/${conflict.id}/justification`,
  conflictsCompletion: ({ id }: Numbered) => `/papers/${id}/conflicts/completion`,
  clearances: ({ id }: Numbered) => `/papers/${id}/conflicts/clearances`,
  clearanceRemoval: (paper: Numbered, clearance: Numbered) =>
    `/papers/${paper.id}/conflicts/clearances/${clearance.id}/removal`,
  allConflicts: () => '/conflicts',
  conflictsCsv: () => '/conflicts.csv',
}

const reviewing = {
  invitations: () => '/invitations',
  invitation: (token: string) => `/invitations/${token}`,
  acceptance: (token: string) => `/invitations/${token}/acceptance`,
  refusal: (token: string) => `/invitations/${token}/refusal`,
  revocation: ({ id }: Numbered) => `/invitations/${id}/revocation`,
  reviewers: () => '/reviewers',
  reviewersCsv: () => '/reviewers.csv',
  reviewer: ({ id }: Numbered) => `/reviewers/${id}`,
  assignments: () => '/assignments',
  assignmentsShort: () => '/assignments?show=short',
  assignmentsOf: ({ id }: Numbered) => `/assignments#paper-${id}`,
  assignmentAddition: ({ id }: Numbered) => `/assignments?add=${id}#paper-${id}`,
  assignmentsCsv: () => '/assignments.csv',
  runs: () => '/assignments/runs',
  run: ({ id }: Numbered) => `/assignments/runs/${id}`,
  adoption: ({ id }: Numbered) => `/assignments/runs/${id}/adoption`,
  proposals: ({ id }: Numbered) => `/assignments/runs/${id}/proposals`,
  proposalsOf: (run: Numbered, paper: Numbered) => `/assignments/runs/${run.id}#paper-${paper.id}`,
  proposalAddition: (run: Numbered, paper: Numbered) =>
    `/assignments/runs/${run.id}?add=${paper.id}#paper-${paper.id}`,
  proposalRemoval: ({ id }: Numbered) => `/assignments/runs/${id}/proposals/removal`,
  assignmentRemoval: ({ id }: Numbered) => `/assignments/${id}/removal`,
  assignmentsDispatch: () => '/assignments/dispatch',
  reviews: () => '/reviews',
  review: ({ id }: Keyed) => `/reviews/${id}`,
  reviewPreview: ({ id }: Keyed) => `/reviews/${id}/preview`,
  reviewSubmission: ({ id }: Keyed) => `/reviews/${id}/submission`,
  reviewRefusal: ({ id }: Keyed) => `/reviews/${id}/refusal`,
}

const deciding = {
  decisions: () => '/decisions',
  decisionsCsv: () => '/decisions.csv',
  paperDecisions: ({ id }: Numbered) => `/papers/${id}/decisions`,
  release: () => '/decisions/release',
  releases: () => '/decisions/releases',
  releaseUndo: ({ id }: Numbered) => `/decisions/releases/${id}/undo`,
  programmeDraft: () => '/programme/draft',
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

const chairing = {
  mail: () => '/mail',
  batch: ({ id }: Numbered) => `/mail/batches/${id}`,
  batchDispatch: ({ id }: Numbered) => `/mail/batches/${id}/dispatch`,
  letter: ({ id }: Keyed) => `/mail/letters/${id}`,
  letterHtml: ({ id }: Keyed) => `/mail/letters/${id}/html`,
  letterRetry: ({ id }: Keyed) => `/mail/letters/${id}/retry`,
  journal: () => '/journal',
  journalCsv: () => '/journal.csv',
  settings: () => '/settings',
  timeline: () => '/settings/timeline',
  site: () => '/settings/site',
  authorRules: () => '/settings/authors',
}

/** Only there in a rehearsal. */
const rehearsing = {
  rehearsal: () => '/rehearsal',
  rehearsalClock: () => '/rehearsal/clock',
  rehearsalPersona: () => '/rehearsal/persona',
  rehearsalReset: () => '/rehearsal/reset',
  mailbox: () => '/rehearsal/mail',
  mailboxLetter: ({ id }: Keyed) => `/rehearsal/mail/${id}`,
  mailboxHtml: ({ id }: Keyed) => `/rehearsal/mail/${id}/html`,
  mailboxOpening: ({ id }: Keyed) => `/rehearsal/mail/${id}/opening`,
}

const probes = {
  healthz: () => '/healthz',
  readyz: () => '/readyz',
  metrics: () => '/metrics',
}

export const to = {
  ...public_,
  ...account,
  ...papers,
  ...reviewing,
  ...deciding,
  ...chairing,
  ...rehearsing,
  ...probes,
}
