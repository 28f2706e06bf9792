// Turns a parsed PDF into the reviewers' copy: walks all that the catalog leads to, takes out what is unwanted, and
// drops every object that nothing leads to any more, such as earlier versions of a page.
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { withoutNotes } from '../jpeg-clean.ts'
import { cutTree, type Tree } from './pages.ts'
import { forgetWriter, type Removal, unwantedAtTop, unwantedElement, unwantedEntry } from './unwanted.ts'

type Walk = { context: PDFContext; removals: Set<Removal>; reached: Set<PDFRef>; waiting: Place[] }
type Place = { object: PDFObject; under: string }

const name = PDFName.of

export function blind(context: PDFContext, tree: Tree): Set<Removal> {
  const removals = new Set(unwantedAtTop(tree))
  cutTree(tree)
  context.trailerInfo = { Root: context.trailerInfo.Root }
  const root = context.obj([context.trailerInfo.Root ?? null])
  const walk: Walk = { context, removals, reached: new Set(), waiting: [{ object: root, under: '' }] }
  for (let place = walk.waiting.pop(); place; place = walk.waiting.pop()) visit(walk, place)
  dropUnreached(walk)
  return removals
}

function visit(walk: Walk, { object, under }: Place) {
  if (object instanceof PDFInvalidObject) throw new Error('A part of the paper cannot be read.')
  if (object instanceof PDFArray) cleanArray(walk, object, under)
  else if (object instanceof PDFDict) cleanDict(walk, object, under)
  else if (object instanceof PDFRawStream) cleanStream(walk, object, under)
  else if (object instanceof PDFRef && !walk.reached.has(object)) {
    walk.reached.add(object)
    const target = walk.context.lookup(object)
    if (target) visit(walk, { object: target, under })
  }
}

function cleanArray({ context, removals, waiting }: Walk, array: PDFArray, under: string) {
  const kept: PDFObject[] = []
  for (const object of array.asArray()) {
    const target = context.lookup(object)
    const removal = target && unwantedElement(under, target)
    if (removal) removals.add(removal)
    else kept.push(target ? object : PDFNull)
    if (!removal && leadsOn(object)) waiting.push({ object, under })
  }
  while (array.size() > kept.length) array.remove(array.size() - 1)
  kept.forEach((object, at) => {
    array.set(at, object)
  })
}

function cleanDict({ context, removals, waiting }: Walk, dict: PDFDict, under: string) {
  const comment = forgetWriter(dict)
  if (comment) removals.add(comment)
  for (const [key, object] of dict.entries()) {
    const target = context.lookup(object)
    const removal = target && unwantedEntry(key, under, target)
    if (removal) removals.add(removal)
    const entry = key.asString().slice(1)
    if (removal || !target) dict.delete(key)
    else if (leadsOn(object)) waiting.push({ object, under: under === 'AP' ? `AP/${entry}` : entry })
  }
}

const leadsOn = (object: PDFObject) =>
  object instanceof PDFRef ||
  object instanceof PDFDict ||
  object instanceof PDFArray ||
  object instanceof PDFRawStream ||
  object instanceof PDFInvalidObject

function cleanStream(walk: Walk, stream: PDFRawStream, under: string) {
  const stated = stream.dict.get(name('Length'))
  const length = walk.context.lookup(stated)
  // The parser searches for the end of such a stream and its text can mislead it; two bytes are a line end.
  if (stated instanceof PDFRef && length instanceof PDFNumber) {
    if (Math.abs(length.asNumber() - stream.contents.length) > 2)
      throw new Error('A stream has another length.')
  }
  if (isJpeg(stream.dict)) stream.updateContents(withoutNotes(stream.contents))
  stream.updateDict()
  cleanDict(walk, stream.dict, under)
}

function isJpeg(dict: PDFDict): boolean {
  const filter = dict.lookup(name('Filter'))
  return (filter instanceof PDFArray ? filter.lookup(0) : filter) === name('DCTDecode')
}

function dropUnreached({ context, reached }: Walk) {
  const numbers = new Set<number>()
  for (const [ref] of context.enumerateIndirectObjects()) {
    if (!reached.has(ref)) context.delete(ref)
    else if (numbers.has(ref.objectNumber)) throw new Error('Two objects have the same number.')
    else numbers.add(ref.objectNumber)
  }
  context.largestObjectNumber = [...numbers].reduce((largest, number) => Math.max(largest, number), 0)
}
