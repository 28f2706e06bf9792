// The terms of a text: words without the empty ones, in one form each, and pairs of neighbours.

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

export function termsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const terms: string[] = []
  let before = ''
  for (const raw of words) {
    const word = EMPTY.has(raw) || (raw.length < 2 && !/\p{L}/u.test(raw)) ? '' : singular(raw)
    if (word !== '') terms.push(word)
    if (word !== '' && before !== '') terms.push(`${before} ${word}`)
    before = word
  }
  return terms
}
