// Leaks made on purpose in finders: each forgets for whom it finds.
import type { Mutant } from './mutants.ts'

export const FINDERS: Mutant[] = [
  {
    fault: 'papers are found for every chair',
    rules: '10',
    file: 'server/papers/queries.ts',
    from: '(:isChair and papers.id <> all(:conflicted))',
    to: ':isChair',
    who: 'connie',
    address: () => '/papers',
    shows: 'leak',
  },
  {
    fault: 'papers are found for everybody',
    rules: '1',
    file: 'server/papers/queries.ts',
    from: 'PUBLIC})`',
    to: "'true'})`",
    who: 'visitor',
    address: ({ paper }) => `/papers/${paper}`,
    shows: 'leak',
  },
  {
    fault: 'the papers of a reviewer are listed for every chair',
    rules: '10 and 32',
    file: 'server/reviewers/queries.ts',
    from: '{ personId, hidden: [...viewer.conflicted] }',
    to: '{ personId, hidden: [] }',
    who: 'connie',
    address: ({ reviewer }) => `/reviewers/${reviewer}`,
    shows: 'leak',
  },
  {
    fault: 'decisions are drafted in front of every chair',
    rules: '10 and 23',
    file: 'server/decisions/queries.ts',
    from: " and p.id <> all(?)`, [[...viewer.conflicted]])\n    .orderBy('p.id')",
    to: "`)\n    .orderBy('p.id')",
    who: 'connie',
    address: () => '/decisions',
    shows: 'leak',
  },
  {
    fault: 'the journal is read whole',
    rules: '10',
    file: 'server/journal/queries.ts',
    from: `.where((seen) => seen.whereNull('j.paper_id').orWhereNotIn('j.paper_id', [...viewer.conflicted]))`,
    to: '',
    who: 'connie',
    address: () => '/journal.csv',
    shows: 'leak',
  },
  {
    fault: 'reviews are found for every chair',
    rules: '10',
    file: 'server/reviews/queries.ts',
    from: 'when :isChair and v.paper_id <> all(:conflicted) then true',
    to: 'when :isChair then true',
    who: 'connie',
    address: ({ review }) => `/reviews/${review}`,
    shows: 'existence',
  },
  {
    fault: 'letters are shown to every chair',
    rules: '10 and 37',
    file: 'server/mail/queries.ts',
    from: `.whereRaw(viewer.isChair ? SEEN : 'false', viewer.isChair ? [[...viewer.conflicted]] : [])`,
    to: '',
    who: 'connie',
    address: ({ letter }) => `/mail/letters/${letter}`,
    shows: 'leak',
  },
  {
    fault: 'conflicts are forgotten when a viewer is loaded',
    rules: '10 and 22',
    file: 'server/context-viewer.ts',
    from: 'where c.person_id = p.id) as conflicts',
    to: 'where c.person_id = p.id and false) as conflicts',
    who: 'connie',
    address: ({ paper }) => `/papers/${paper}`,
    shows: 'leak',
  },
]

const HIDDEN = `.whereNotIn('paper_id', [...viewer.conflicted])`

/** Met where nobody sees it on a page of its own, so that they are asked of the finders themselves. */
export const UNSEEN: Pick<Mutant, 'fault' | 'file' | 'from' | 'to'>[] = [
  {
    fault: 'bids are counted on every paper',
    file: 'server/bids/queries.ts',
    from: 'where s.id <> all(cast(:hidden as bigint[]))',
    to: 'where true',
  },
  {
    fault: 'the board shows every chair every paper',
    file: 'server/assignments/queries.ts',
    from: 'and id <> all(cast(:hidden as bigint[]))',
    to: '',
  },
  { fault: 'rulings are told to every chair', file: 'server/rulings/queries.ts', from: HIDDEN, to: '' },
  { fault: 'proposals are told to every chair', file: 'server/runs/queries.ts', from: HIDDEN, to: '' },
  {
    fault: 'conflicts are listed for every chair',
    file: 'server/conflicts/queries.ts',
    from: `.whereNotIn('paper_id', [...r.viewer.conflicted])`,
    to: '',
  },
  {
    fault: 'extensions are listed for every chair',
    file: 'server/extensions/queries.ts',
    from: `.whereNotIn('e.paper_id', [...viewer.conflicted])`,
    to: '',
  },
  {
    fault: 'a paper that is not submitted can be bid on',
    file: 'server/bids/queries.ts',
    from: "inReview('s')",
    to: "'s.withdrawn_at is null and s.desk_rejected_at is null'",
  },
]
