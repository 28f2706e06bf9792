// The terms of texts, by numbers: words in one form, and pairs of neighbours.
import { formsOf, lettersIn } from './words.ts'

const NONE = 0

/**
 * Numbers terms in the order in which they come: a word, then the pair that it ends. A pair goes by the numbers of its words; to join them to
 * a text, and to look that up, would take longer than all the rest.
 */
export function openTerms(): (text: string) => number[] {
  let terms = 0
  const wordsOf = openWords()
  const alone: number[] = []
  /** By the word before. */
  const paired: Map<number, number>[] = []

  function wordTerm(word: number): number {
    const known = alone[word]
    if (known !== undefined) return known
    alone[word] = terms
    return terms++
  }
  function pairTerm(before: number, word: number): number {
    const known = paired[before]?.get(word)
    if (known !== undefined) return known
    const own = paired[before] ?? new Map()
    paired[before] = own.set(word, terms)
    return terms++
  }
  return (text) => {
    const found: number[] = []
    let before = NONE
    for (const letters of lettersIn(text)) {
      for (const word of wordsOf(letters)) {
        if (word !== NONE) found.push(wordTerm(word))
        if (word !== NONE && before !== NONE) found.push(pairTerm(before, word))
        before = word
      }
    }
    return found
  }
}

/** What letters become is found once for all texts. */
function openWords(): (letters: string) => number[] {
  const forms = new Map([['', NONE]])
  const known = new Map<string, number[]>()
  const wordsOf = (letters: string) => formsOf(letters).map((form) => forms.getOrInsert(form, forms.size))
  return (letters) => known.getOrInsertComputed(letters, wordsOf)
}
