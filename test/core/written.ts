// What a chart says: the words that it writes, and where.
import { type Box, boxOfText } from '../../server/core/charts/labels.ts'

export type Written = { text: string; x: number; y: number; box: Box }

export function attribute(tag: string, name: string) {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
}

export function writtenIn(svg: string): Written[] {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, tag = '', text = '']) => {
    const [x, y] = [Number(attribute(tag, 'x')), Number(attribute(tag, 'y'))]
    const classes = attribute(tag, 'class') ?? ''
    const usual = classes.includes(' sm') ? 16 : classes.includes('motto') ? 19 : 11
    const anchor =
      attribute(tag, 'text-anchor') === 'end'
        ? 'end'
        : attribute(tag, 'text-anchor') === 'middle'
          ? 'middle'
          : 'start'
    return { text, x, y, box: boxOfText(x, y, text, Number(attribute(tag, 'font-size') ?? usual), anchor) }
  })
}
