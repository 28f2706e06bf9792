// The types of files that a question may ask for, in words and as browsers name them.
import { FILE_TYPES, type FileType } from '../core/tables-fields.ts'

/** In megabytes. */
export const LARGEST_ANSWER = 50

const TYPE_NAMES: Record<FileType, string> = {
  pdf: 'a PDF',
  zip: 'a ZIP archive',
  png: 'a PNG image',
  jpeg: 'a JPEG image',
  text: 'plain text',
}

const ACCEPTED: Record<FileType, string> = {
  pdf: 'application/pdf,.pdf',
  zip: 'application/zip,.zip',
  png: 'image/png,.png',
  jpeg: 'image/jpeg,.jpg,.jpeg',
  text: 'text/plain,.txt,.md,.csv,.tex',
}

/** For the `accept` of a browser's box. */
export const acceptOf = (types: FileType[]) => types.map((type) => ACCEPTED[type]).join(',')

/** "a PDF, a PNG image or plain text" */
export const typesInWords = (types: FileType[]) =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(types.map((type) => TYPE_NAMES[type]))

/** In their usual order, whatever the row says. */
export const typesIn = (options: string[]): FileType[] => FILE_TYPES.filter((type) => options.includes(type))
