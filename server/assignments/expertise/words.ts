// The words of a text without the empty ones, in one form each.

const EMPTY = new Set(
  (
    'a about above after again against all also although among an and any are as at be because been before being below between ' +
    'both but by can cannot could did do does doing down during each either et al etc few first for from further had has have having ' +
    'he her here hers him his how however i if in into is it its itself just may me might more most must my no nor not now of off on ' +
    'once one only or other our ours out over own per rather same several she should since so some such than that the their theirs ' +
    'them then there therefore these they this those through thus to together too two under until up upon us use used using very via ' +
    'was we well were what when where whether which while who whom whose why will with within without would yet you your yours ' +
    'paper papers propose proposed approach show shows shown result results new novel work based'
  ).split(' '),
)

/** What of a word stays when it stands for several: `models` and `model` are one. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  return word.slice(0, -1)
}

/** Small letters and digits together, with all that is not ASCII: to tell letters from marks and signs there takes several times as long. */
export const lettersIn = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9\x80-\uffff]+/g) ?? []

/** Mostly one word; '' where it is empty. */
export function formsOf(letters: string): string[] {
  const words = /[^a-z0-9]/.test(letters)
    ? letters.replace(/\p{M}/gu, '').match(/[\p{L}\p{N}]+/gu)
    : [letters]
  return (words ?? []).map((word) => (isEmpty(word) ? '' : singular(word)))
}

/** A single digit is, a single letter is not. */
const isEmpty = (word: string) => EMPTY.has(word) || (word.length < 2 && !/\p{L}/u.test(word))
