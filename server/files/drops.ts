// The boxes of a form into which files go: one for each field whose answer is a file, with the versions that are there.
import type { Reading } from '../context.ts'
import type { Field } from '../core/tables-fields.ts'
import { nameOf } from '../fields/answers.ts'
import { inForce } from '../fields/asked.ts'
import { acceptOf, typesInWords } from '../fields/file-types.ts'
import { readerWordsOf } from '../fields/forms.ts'
import type { FileShown } from '../papers/shown.ts'
import { type Wanted, wantedAlways, wantedBy } from './wanted.ts'

export type Drop = {
  /** Of the file, as forms call it: `paper`, `answer-12`. */
  kind: string
  /** Of the box. */
  name: string
  /** As the buttons say it: "Upload the paper". */
  what: string
  label: string
  again: string
  none: string
  hint: string
  optional: boolean
  /** Its file can be taken off again. */
  removable: boolean
  types: string[]
  accept: string
  /** "Choose a PDF." */
  choose: string
  limit: number
  versions: FileShown[]
}

const FINAL = [
  ['camera-ready', 'camera-ready paper'],
  ['poster', 'poster'],
  ['slides', 'slides'],
] as const

type FinalKind = (typeof FINAL)[number][0]

/** What is handed in after acceptance: the same boxes, on the paper's own page, for the kinds that may still come. */
export const finalDrops = (r: Reading, files: FileShown[], may: (kind: FinalKind) => boolean): Drop[] =>
  FINAL.filter(([kind]) => may(kind)).map(([kind, what]) => {
    const { types, limit } = wantedAlways(r, kind)
    return {
      ...{ kind, what, types, limit, name: `file-${kind}`, optional: kind !== 'camera-ready' },
      removable: false,
      label: `${what[0]?.toUpperCase()}${what.slice(1)}`,
      again: `Replace the ${what} by another PDF`,
      none: `No ${what} was uploaded.`,
      hint: `A PDF, up to ${Math.round(limit / 1_048_576)} MB. Every version is kept, and the newest one counts.`,
      accept: acceptOf(types),
      choose: `Choose the PDF of the ${what}.`,
      versions: files.filter((file) => file.kind === kind),
    }
  })

const HAS_FILE: ReadonlySet<Field['kind']> = new Set(['paper', 'supplement', 'file'])

const PAPER = {
  what: 'paper',
  label: 'PDF of the paper',
  again: 'Replace it by another PDF',
  none: 'No PDF was uploaded.',
  choose: 'Choose the PDF of your paper.',
}

const wordsOf = ({ label, kind }: Field) => ({
  what: kind === 'file' ? `file for “${label}”` : 'supplement',
  label,
  again: kind === 'file' ? `Replace the file for “${label}”` : 'Replace it by another',
  none: kind === 'file' ? `No file was uploaded for “${label}”.` : 'No supplement was uploaded.',
})

function hintOf({ form, kind, help, readers, key }: Field, { types, limit }: Wanted): string {
  const megabytes = `up to ${Math.round(limit / 1_048_576)} MB`
  if (kind === 'paper')
    return `U${megabytes.slice(1)}. Every version is kept. Reviewers get a copy without its properties.`
  if (kind === 'supplement') return `${help} U${megabytes.slice(1)}.`.trim()
  const taken = typesInWords(types)
  const who = key === null || readers !== 'reviewers' ? readerWordsOf({ form, readers }) : ''
  return [help, `${taken[0]?.toUpperCase()}${taken.slice(1)}, ${megabytes}.`, who].filter(Boolean).join(' ')
}

function dropOf(r: Reading, field: Field, files: FileShown[]): Drop {
  const wanted = wantedBy(r, field)
  const { kind, field_id, types, limit } = wanted
  return {
    choose: `Choose ${typesInWords(types)}.`,
    ...(field.kind === 'paper' ? PAPER : wordsOf(field)),
    kind: field_id === null ? kind : `${kind}-${field_id}`,
    name: nameOf(field),
    hint: hintOf(field, wanted),
    optional: field.kind !== 'paper' && field.required === 'never',
    removable: field.kind === 'file' && field.required === 'never',
    types,
    accept: acceptOf(types),
    limit,
    versions: files.filter((file) => file.kind === kind && file.field_id === field_id),
  }
}

export const dropsOf = (r: Reading, fields: Field[], files: FileShown[]): Record<number, Drop> =>
  Object.fromEntries(
    inForce(fields)
      .filter(({ kind }) => HAS_FILE.has(kind))
      .map((field) => [field.id, dropOf(r, field, files)]),
  )
