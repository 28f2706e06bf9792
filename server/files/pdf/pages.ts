// Finds the pages of a parsed PDF by walking its page tree, and cuts catalog, tree and pages to the entries a reader needs.
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'

export type Tree = { catalog: PDFDict; nodes: PDFDict[]; pages: PDFDict[] }

const name = PDFName.of
const inherited = ['Type', 'Parent', 'Resources', 'MediaBox', 'CropBox', 'Rotate']
const entriesOf = {
  catalog: [
    ...[
      'Type',
      'Pages',
      'PageLabels',
      'Names',
      'Dests',
      'ViewerPreferences',
      'PageLayout',
      'PageMode',
      'Lang',
    ],
    ...['Outlines', 'AcroForm', 'StructTreeRoot', 'MarkInfo', 'OutputIntents', 'OCProperties'],
  ],
  names: ['Dests'],
  node: [...inherited, 'Kids', 'Count'],
  page: [
    ...[...inherited, 'BleedBox', 'TrimBox', 'ArtBox', 'Contents', 'Group', 'Annots', 'StructParents'],
    ...['Tabs', 'UserUnit'],
  ],
}

/** A tree that cannot be counted beyond doubt is an error: viewers would disagree on what the paper is. */
export function treeOf(context: PDFContext): Tree {
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict)
  const root = catalog.lookup(name('Pages'), PDFDict)
  const seen = new Set([root])
  const nodes: PDFDict[] = []
  const pages: PDFDict[] = []
  const waiting = [root]
  for (let here = waiting.pop(); here; here = waiting.pop()) {
    const kids = kidsOf(here)
    if (kids) nodes.push(here)
    else pages.push(here)
    for (const kid of kids ?? []) {
      if (seen.has(kid)) throw new Error('A page stands twice in the page tree.')
      seen.add(kid)
      waiting.push(kid)
    }
  }
  pages.reverse()
  if (root.lookup(name('Count'), PDFNumber).asNumber() !== pages.length) throw new Error('Pages are missing.')
  for (const page of pages) checkContents(page)
  return { catalog, nodes, pages }
}

function kidsOf(node: PDFDict): PDFDict[] | undefined {
  const kids = node.lookup(name('Kids'))
  if (!(kids instanceof PDFArray)) {
    if (node.lookup(name('Type')) === name('Pages')) throw new Error('A part of the page tree has no pages.')
    return undefined
  }
  return kids.asArray().map((kid) => node.context.lookup(kid, PDFDict))
}

function checkContents(page: PDFDict) {
  if (!page.has(name('Contents'))) return
  const contents = page.lookup(name('Contents'))
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
  for (const stream of streams) {
    if (!(page.context.lookup(stream) instanceof PDFRawStream)) throw new Error('A page lacks its content.')
  }
}

export function cutTree({ catalog, nodes, pages }: Tree) {
  keepOnly(catalog, entriesOf.catalog)
  const names = catalog.lookup(name('Names'))
  if (names instanceof PDFDict) keepOnly(names, entriesOf.names)
  for (const node of nodes) keepOnly(node, entriesOf.node)
  for (const page of pages) keepOnly(page, entriesOf.page)
}

function keepOnly(dict: PDFDict, entries: string[]) {
  const kept = new Set(entries.map((entry) => name(entry)))
  for (const key of dict.keys()) if (!kept.has(key)) dict.delete(key)
}
