// A look at pairs that knows nothing of how they were found: what of them breaks a rule, in words.
import { pairKey } from '../assignments/board.ts'
import type { Facts } from './facts.ts'
import type { Asked } from './wishes.ts'

type Pair = { paper_id: number; person_id: number }

/** `pairs` is all that would stand. */
export function violationsIn(facts: Facts, pairs: Pair[], asked: Asked): string[] {
  const { papers, reviewers, standing, forbidden, locked } = facts
  const byPaper = Map.groupBy(pairs, ({ paper_id }) => paper_id)
  const byPerson = Map.groupBy(pairs, ({ person_id }) => person_id)
  const keys = new Set(pairs.map(pairKey))
  const stood = Map.groupBy(standing, ({ person_id }) => person_id)
  const names = new Map(reviewers.map(({ id, name }) => [id, name]))
  const name = (id: number) => names.get(id) ?? 'somebody who left'
  const over = (wanted: number | null) => wanted ?? asked.wanted
  return [
    ...pairs.filter((pair) => forbidden.has(pairKey(pair))).map((one) => told(one, name, 'must not be')),
    ...locked
      .filter((pair) => !keys.has(pairKey(pair)))
      .map((one) => told(one, name, 'is locked and left out')),
    ...reviewers
      .filter(({ id, load }) => (byPerson.get(id)?.length ?? 0) > Math.max(load, stood.get(id)?.length ?? 0))
      .map(({ id }) => `${name(id)} has more papers than they take.`),
    ...papers
      .filter(({ id, wanted }) => {
        const before = standing.filter(({ paper_id }) => paper_id === id).length
        return (byPaper.get(id)?.length ?? 0) > Math.max(over(wanted), before)
      })
      .map(({ id }) => `Paper ${id} has more reviewers than it wants.`),
    ...sittingsAgainst(facts, pairs, asked).map(({ paper, words }) => `Paper ${paper}: ${words}.`),
  ]
}

const told = ({ paper_id, person_id }: Pair, name: (id: number) => string, what: string) =>
  `${name(person_id)} on paper ${paper_id} ${what}.`

/** What of the rules about who sits together is broken, as far as they were wished. */
export function sittingsAgainst(
  facts: Facts,
  pairs: Pair[],
  asked: Asked,
): { paper: number; words: string }[] {
  const people = new Map(facts.reviewers.map((one) => [one.id, one]))
  const wanted = new Map(facts.papers.map((one) => [one.id, one.wanted ?? asked.wanted]))
  const apart = new Set(facts.coauthors.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]))
  const closeOn = mutually(facts, pairs)
  return [...Map.groupBy(pairs, ({ paper_id }) => paper_id)].flatMap(([paper, list]) => {
    const ids = list.map(({ person_id }) => person_id)
    const homes = ids.flatMap((id) => people.get(id)?.institution ?? [])
    const together = ids.some((one) => ids.some((other) => apart.has(`${one} ${other}`)))
    const juniors = ids.filter((id) => !people.get(id)?.senior).length
    const room = Math.max(0, (wanted.get(paper) ?? ids.length) - asked.seniors)
    return [
      ...(asked.institutions && new Set(homes).size < homes.length ? ['two of one institution'] : []),
      ...(asked.coauthors && together ? ['two who wrote together'] : []),
      ...(asked.mutual && closeOn(paper, ids) ? ['its author and its reviewer review each other'] : []),
      ...(asked.seniors > 0 && juniors > room ? ['fewer seniors than wished'] : []),
    ].map((words) => ({ paper, words }))
  })
}

function mutually({ written }: Facts, pairs: Pair[]) {
  const keys = new Set(pairs.map(pairKey))
  const authors = Map.groupBy(written, ({ paper_id }) => paper_id)
  const own = Map.groupBy(written, ({ person_id }) => person_id)
  return (paper: number, ids: number[]) =>
    ids.some((id) =>
      own
        .get(id)
        ?.some(({ paper_id }) =>
          authors.get(paper)?.some(({ person_id }) => keys.has(pairKey({ paper_id, person_id }))),
        ),
    )
}
