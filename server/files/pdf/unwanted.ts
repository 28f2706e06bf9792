// Which parts of a PDF tell who made it, or run by themselves, and so stay out of the reviewers' copy.
import { PDFDict, PDFHexString, PDFName, type PDFObject, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import type { Tree } from './pages.ts'

export type Removal =
  | 'properties'
  | 'attachments'
  | 'scripts'
  | 'launches'
  | 'fetches'
  | 'signature'
  | 'local links'
  | 'comments'

const name = PDFName.of
const names = (list: string) => list.split(' ').map((each) => name(each))

const unwantedEntries: [Removal, PDFName[]][] = [
  ['properties', names('Metadata PieceInfo LastModified Creator CreatorInfo OPI SigFlags')],
  ['attachments', names('AF EF RF 3DD RichMediaContent RichMediaSettings Movie Sound')],
  ['scripts', names('AA JS OnInstantiate XFA')],
]
const removalOf = new Map(
  unwantedEntries.flatMap(([removal, entries]) => entries.map((entry) => [entry, removal] as const)),
)
// In these dictionaries the entries are names somebody chose, so an entry called Metadata or AA means nothing there.
const chosenNames = new Set([
  ...['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'Properties', 'CharProcs'],
  ...['Dests', 'ClassMap', 'RoleMap', 'AP/N', 'AP/R', 'AP/D'],
])
const actionEntries = new Set(names('A PA Next'))
const harmlessActions = new Set(names('GoTo URI Named SetOCGState'))
const actionKinds = new Map<PDFName, Removal>([
  [name('Launch'), 'launches'],
  ...names('GoToR GoToE SubmitForm ImportData').map((kind): [PDFName, Removal] => [kind, 'fetches']),
])
const notes = new Set([
  ...names('Text FreeText Highlight Underline Squiggly StrikeOut Stamp Caret Ink Line Square Circle Polygon'),
  ...names('PolyLine Redact'),
])

/** `under` is the entry in which the dictionary itself was found. */
export function unwantedEntry(entry: PDFName, under: string, target: PDFObject): Removal | undefined {
  if (chosenNames.has(under)) return unwantedObject(target)
  const text = entry.asString().slice(1)
  // pdfTeX keeps the path and the properties of every included figure in entries of its own.
  if (text.startsWith('PTEX.') || (under === 'Usage' && text === 'User')) return 'properties'
  return removalOf.get(entry) ?? unwantedElement(text, target)
}

export function unwantedElement(under: string, target: PDFObject): Removal | undefined {
  const isAction = actionEntries.has(name(under)) && target instanceof PDFDict
  return unwantedObject(target) ?? (isAction ? unwantedAction(target) : undefined)
}

function unwantedObject(target: PDFObject): Removal | undefined {
  const dict = target instanceof PDFRawStream ? target.dict : target
  if (!(dict instanceof PDFDict)) return undefined
  const type = dict.lookup(name('Type'))
  const subtype = dict.lookup(name('Subtype'))
  if (type === name('Metadata') || subtype === name('XML')) return 'properties'
  if (type === name('EmbeddedFile') || dict.has(name('EF'))) return 'attachments'
  if (isAnnotation(dict) && subtype === name('FileAttachment')) return 'attachments'
  if (dict.has(name('ByteRange')) && dict.has(name('Contents'))) return 'signature'
  return undefined
}

function unwantedAction(action: PDFDict): Removal | undefined {
  const kind = action.lookup(name('S'))
  // An entry A with an owner O holds attributes of the tagged structure, not an action.
  if (!(kind instanceof PDFName) || action.has(name('O'))) return undefined
  if (!harmlessActions.has(kind)) return actionKinds.get(kind) ?? 'scripts'
  const address = action.lookup(name('URI'))
  const isText = address instanceof PDFString || address instanceof PDFHexString
  return isText && /^\s*file:/i.test(address.decodeText()) ? 'local links' : undefined
}

/** What belongs to the catalog and the pages goes when the tree is cut; this names it first. */
export function unwantedAtTop({ catalog, pages }: Tree): Removal[] {
  const tops = catalog.lookup(name('Names'))
  const named = (entry: string) => tops instanceof PDFDict && tops.has(name(entry))
  const opening = catalog.lookup(name('OpenAction'))
  const runs = opening instanceof PDFDict && opening.lookup(name('S')) !== name('GoTo')
  const triggers = [catalog, ...pages].some((dict) => dict.has(name('AA')))
  const attached = named('EmbeddedFiles') || catalog.has(name('AF'))
  return [
    ...(attached ? ['attachments' as const] : []),
    ...(runs || triggers || named('JavaScript') ? ['scripts' as const] : []),
  ]
}

const isAnnotation = (dict: PDFDict) => dict.has(name('Rect')) && dict.has(name('Subtype'))

/** The entry T of a form field is its name; on every other annotation it is who wrote it. */
export function forgetWriter(dict: PDFDict): Removal | undefined {
  if (!isAnnotation(dict)) return undefined
  const kind = dict.lookup(name('Subtype'))
  const telling = kind === name('Widget') ? names('M CreationDate') : names('M CreationDate T NM')
  for (const entry of telling) dict.delete(entry)
  return kind instanceof PDFName && notes.has(kind) ? 'comments' : undefined
}
