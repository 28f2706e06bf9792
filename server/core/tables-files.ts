// The shape of the rows of files, what is found in them, and what is on its way; the truth is migrations/schema.sql.

type Instant = Temporal.Instant
type Id = number

/** answer: to a question that a chair has made, which `field_id` names. */
export const FILE_KINDS = ['paper', 'supplement', 'camera-ready', 'poster', 'slides', 'answer'] as const

export type FileKind = (typeof FILE_KINDS)[number]

/** What a paper is given: files, and a link to a recording, which is kept as an address. */
export type HandedIn = FileKind | 'video-link'

/** What can be found in a PDF, in the order in which it is told. */
export const CHECKS = [
  'pages',
  'length',
  'page-size',
  'references',
  'line-numbers',
  'fonts',
  'text',
  'names',
  'affiliations',
  'emails',
  'acknowledgements',
  'personal-links',
  'metadata',
  'attachments',
  'archives',
  'annotations',
  'scripts',
  'launches',
  'fetches',
  'signature',
  'links',
  'hidden-text',
  'instructions',
  'duplicate',
] as const

export type Check = (typeof CHECKS)[number]

/** `page` counts from 1; null: it is said of the whole file. */
export type Finding = { kind: Check; tone: 'ok' | 'warn'; text: string; page: number | null }

export type PaperFile = {
  id: string
  paper_id: Id
  kind: FileKind
  field_id: Id | null
  version: number
  sha256: string
  size: number
  media_type: string
  original_name: string
  blind_sha256: string | null
  blind_size: number | null
  pages: number | null
  findings: Finding[]
  began_at: Instant
  stored_at: Instant
  uploaded_by: Id
  /** Of an answer, in its newest version: since when none of them counts. */
  taken_off_at: Instant | null
  taken_off_by: Id | null
  /** Of a PDF that went unread at first. */
  read_again_at: Instant | null
}

/** A file on its way, piece by piece; afterwards `file_id` says what became of it. */
export type Upload = {
  id: string
  paper_id: Id
  kind: FileKind
  field_id: Id | null
  original_name: string
  size: number
  sha256: string | null
  received: number
  began_at: Instant
  uploaded_by: Id
  file_id: string | null
}

/** `url` null: the one before it does not count any more. */
export type Recording = {
  id: Id
  paper_id: Id
  url: string | null
  given_at: Instant
  given_by: Id
}

export type Listing = { file_id: string; entries: { name: string; size: number }[] }

/** What was read in a PDF. */
export type FileText = {
  file_id: string
  text: string
  main_pages: number | null
  paper_size: string
  signature: number[]
  bands: number[]
}
