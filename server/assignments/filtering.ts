// The search and the filters that the board of assignments and a run's proposals share.

type Searchable = { id: number; title: string; people: { name: string }[] }
export type Show<Key extends string, Paper> = { key: Key; label: string; fits: (paper: Paper) => boolean }

const matches = (q: string) => (paper: Searchable) =>
  String(paper.id) === q ||
  [paper.title, ...paper.people.map(({ name }) => name)].some((text) =>
    text.toLowerCase().includes(q.toLowerCase()),
  )

/** The papers that are asked for, and how many every filter would show. */
export function listed<Key extends string, Paper extends Searchable>(
  all: Paper[],
  { q, show }: { q: string; show: Key },
  filters: Show<Key, Paper>[],
) {
  const papers = all.filter((paper) => filters.some(({ key, fits }) => key === show && fits(paper)))
  return {
    papers: q === '' ? papers : papers.filter(matches(q)),
    shows: filters.map(({ key, label, fits }) => ({
      key,
      label,
      count: all.filter(fits).length,
      current: key === show,
    })),
    q,
    show,
  }
}
