// Terms and vectors of texts as plainly as they can be said, to compare with what is quicker.
import { formsOf } from '../../server/assignments/expertise/words.ts'

export function termsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const terms: string[] = []
  let before = ''
  for (const word of words.flatMap(formsOf)) {
    if (word !== '') terms.push(word)
    if (word !== '' && before !== '') terms.push(`${before} ${word}`)
    before = word
  }
  return terms
}

/** Of each text its terms, numbered as they come, with their weights; those of one text alone are left out at the end. */
export function vectorsOf(texts: string[]): [number, number][][] {
  const numbers = new Map<string, number>()
  const frequency = new Map<number, number>()
  const counts = texts.map((text) => {
    const count = new Map<number, number>()
    for (const term of termsOf(text)) {
      const number = numbers.get(term) ?? numbers.size
      numbers.set(term, number)
      count.set(number, (count.get(number) ?? 0) + 1)
    }
    for (const number of count.keys()) frequency.set(number, (frequency.get(number) ?? 0) + 1)
    return count
  })
  const of = (number: number) => frequency.get(number) ?? 0
  return counts.map((count) => {
    const values = [...count].map(([number, times]) => Math.sqrt(times) * Math.log(texts.length / of(number)))
    const square = values.reduce((sum, value) => sum + value * value, 0)
    const norm = square > 0 ? 1 / Math.sqrt(square) : 0
    return [...count.keys()]
      .map((number, at): [number, number] => [number, Math.fround(Math.fround(values[at] ?? 0) * norm)])
      .filter(([number]) => of(number) > 1)
  })
}
