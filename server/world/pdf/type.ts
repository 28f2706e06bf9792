// The type of invented papers: the free faces that pdfjs-dist brings, measured like the Times they stand in for, embedded whole.
import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { type PDFContext, PDFDocument, type PDFRef, StandardFonts } from '@cantoo/pdf-lib'

export type Face = 'regular' | 'bold' | 'italic' | 'typewriter' | 'symbol'
export type Run = { face: Face; text: string }

type Font = {
  program: Buffer
  packed: Buffer
  name: string
  codes: Map<string, number>
  widths: number[]
  shown: Map<string, readonly number[]>
}

const folder = new URL('./standard_fonts/', import.meta.resolve('pdfjs-dist/package.json'))

const cuts: Record<Face, [file: string, like: StandardFonts]> = {
  regular: ['FoxitSerif', StandardFonts.TimesRoman],
  bold: ['FoxitSerifBold', StandardFonts.TimesRomanBold],
  italic: ['FoxitSerifItalic', StandardFonts.TimesRomanItalic],
  typewriter: ['FoxitFixed', StandardFonts.Courier],
  symbol: ['FoxitSymbol', StandardFonts.Symbol],
}

const measures = await PDFDocument.create({ updateMetadata: false })

function openFont(name: string, like: StandardFonts): Font {
  const measured = measures.embedStandardFont(like)
  const program = readFileSync(new URL(`${name}.pfb`, folder))
  const codes = new Map<string, number>()
  const widths = new Array<number>(256).fill(0)
  for (const point of measured.getCharacterSet()) {
    const sign = String.fromCodePoint(point)
    const code = measured.encodeText(sign).asBytes()[0] ?? 0
    codes.set(sign, code)
    widths[code] = measured.widthOfTextAtSize(sign, 1000)
  }
  return { program, packed: deflateSync(program), name, codes, widths, shown: new Map() }
}

const opened = new Map<Face, Font>()

function fontOf(face: Face): Font {
  const font = opened.get(face) ?? openFont(...cuts[face])
  opened.set(face, font)
  return font
}

const withoutParts: Record<string, string> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i' }

/** These faces know the marks of western Europe; a letter with another one loses it. */
const unmarked = (sign: string) => withoutParts[sign] ?? sign.normalize('NFD').charAt(0)

const MOST_WORDS = 20_000

/** The codes that show this text in its face; words come again and again, so they are looked up once. */
export function codesOf({ face, text }: Run): readonly number[] {
  const { codes, shown } = fontOf(face)
  const known = shown.get(text)
  if (known) return known
  const found = Array.from(
    text.normalize('NFC'),
    (sign) => codes.get(sign) ?? codes.get(unmarked(sign)) ?? 32,
  )
  if (shown.size >= MOST_WORDS) shown.clear()
  shown.set(text, found)
  return found
}

/** In thousandths of the size. */
export function widthOf(run: Run): number {
  const { widths } = fontOf(run.face)
  return codesOf(run).reduce((sum, code) => sum + (widths[code] ?? 0), 0)
}

export const widthOfCode = (face: Face, code: number): number => fontOf(face).widths[code] ?? 0
export const programOf = (face: Face): Buffer => fontOf(face).program

/** The fonts of a page's resources, by the names that the drawing uses. */
export function embedFonts(context: PDFContext): Record<Face, PDFRef> {
  const embed = (face: Face) => embedFont(context, face)
  return {
    regular: embed('regular'),
    bold: embed('bold'),
    italic: embed('italic'),
    typewriter: embed('typewriter'),
    symbol: embed('symbol'),
  }
}

function embedFont(context: PDFContext, face: Face): PDFRef {
  const { packed, name, widths } = fontOf(face)
  const isSymbol = face === 'symbol'
  const descriptor = {
    Type: 'FontDescriptor',
    FontName: name,
    Flags: (isSymbol ? 4 : 32) + (face === 'typewriter' ? 1 : 0) + (face === 'italic' ? 64 : 0),
    FontBBox: [-200, -300, 1100, 1000],
    ItalicAngle: face === 'italic' ? -15 : 0,
    Ascent: 683,
    Descent: -217,
    CapHeight: 662,
    StemV: face === 'bold' ? 139 : 84,
    FontFile3: context.register(context.stream(packed, { Subtype: 'Type1C', Filter: 'FlateDecode' })),
  }
  const font = {
    Type: 'Font',
    Subtype: 'Type1',
    BaseFont: name,
    FirstChar: 32,
    LastChar: 255,
    Widths: widths.slice(32),
    FontDescriptor: context.register(context.obj(descriptor)),
  }
  return context.register(context.obj({ ...font, Encoding: isSymbol ? namedSymbols() : 'WinAnsiEncoding' }))
}

/** The order that the font itself brings is not read alike everywhere, so the signs that equations need are named. */
const symbols: Record<string, string> = {
  θ: 'theta',
  λ: 'lambda',
  β: 'beta',
  π: 'pi',
  ε: 'epsilon',
  η: 'eta',
  σ: 'sigma',
  '∑': 'summation',
  '∇': 'gradient',
  '√': 'radical',
  '≤': 'lessequal',
}

function namedSymbols() {
  const named = Object.entries(symbols).flatMap(([sign, name]) => [
    ...codesOf({ face: 'symbol', text: sign }),
    name,
  ])
  return { Type: 'Encoding', Differences: named }
}
