// Leaks made on purpose, one line each: whoever breaks a rule in one of these ways must be caught by the walk.
import type { Who } from './blind-world.ts'

/** The keys of paper A and what belongs to it, as they stand in addresses. */
export type Keys = {
  paper: number
  file: string
  earlier: string
  review: string
  reviewer: number
  letter: string
}

export type Mutant = {
  /** What somebody did. */
  fault: string
  rules: string
  file: string
  from: string
  to: string
  /** Who meets it, and where. */
  who: Who
  address(keys: Keys): string
  /** How it shows: a canary in the wrong hands, an answer that tells that something is there, or a change by looking. */
  shows: 'leak' | 'existence' | 'change'
}

const POLICY: Mutant[] = [
  {
    fault: 'reviewers may know authors',
    rules: '9',
    file: 'server/policy/papers.ts',
    from: `isPublic(paper) ? 'yes' : 'hidden'
}

/** The abstract`,
    to: `viewer.assigned.has(paper.id) ? 'yes' : 'hidden'
}

/** The abstract`,
    who: 'one',
    address: ({ paper }) => `/papers/${paper}`,
    shows: 'leak',
  },
  {
    fault: 'reviewers get the original of a PDF',
    rules: '8',
    file: 'server/policy/papers.ts',
    from: `file.blind_sha256 ? 'blind' : 'original'`,
    to: `'original'`,
    who: 'one',
    address: ({ file }) => `/files/${file}`,
    shows: 'leak',
  },
  {
    fault: 'drafts of reviews are read by chairs',
    rules: '15',
    file: 'server/policy/reviews.ts',
    from: `isOwn(viewer, review) || review.submitted_at ? 'yes' : 'hidden'`,
    to: `'yes'`,
    who: 'chair',
    address: ({ paper }) => `/papers/${paper}`,
    shows: 'leak',
  },
  {
    fault: 'a chair in conflict counts as any chair',
    rules: '10',
    file: 'server/policy/viewer.ts',
    from: 'viewer.isChair && !viewer.conflicted.has(paperId)',
    to: 'viewer.isChair',
    who: 'chairAuthor',
    address: ({ paper }) => `/papers/${paper}`,
    shows: 'leak',
  },
  {
    fault: 'a hidden file is refused with a reason',
    rules: '1 and 4',
    file: 'server/files/page.ts',
    from: 'if (!version) throw new NotFound()',
    to: `if (!version) throw new Error('not for you')`,
    who: 'one',
    address: ({ earlier }) => `/files/${earlier}`,
    shows: 'existence',
  },
]

const FINDERS: Mutant[] = [
  {
    fault: 'papers are found for every chair',
    rules: '10',
    file: 'server/papers/queries.ts',
    from: `may.orWhereNotIn('papers.id', [...viewer.conflicted])`,
    to: `may.orWhereRaw('true')`,
    who: 'connie',
    address: () => '/papers',
    shows: 'leak',
  },
  {
    fault: 'papers are found for everybody',
    rules: '1',
    file: 'server/papers/queries.ts',
    from: 'may.orWhereRaw(PUBLIC)',
    to: `may.orWhereRaw('true')`,
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
    file: 'server/context.ts',
    from: 'where c.person_id = p.id) as conflicts',
    to: 'where c.person_id = p.id and false) as conflicts',
    who: 'connie',
    address: ({ paper }) => `/papers/${paper}`,
    shows: 'leak',
  },
]

const PAGES: Mutant[] = [
  {
    fault: 'a name stands in a template',
    rules: '9',
    file: 'server/core/render.ts',
    from: `return render('layout/page', { body, shell`,
    to: `return render('layout/page', { body: body + '<p>ZqNameCo</p>', shell`,
    who: 'one',
    address: () => '/reviews',
    shows: 'leak',
  },
  {
    fault: 'the name of the uploaded file stands in a header',
    rules: '7',
    file: 'server/files/page.ts',
    from: 'return { sha256, mediaType: file.media_type, name }',
    to: 'return { sha256, mediaType: file.media_type, name: file.original_name }',
    who: 'one',
    address: ({ file }) => `/files/${file}`,
    shows: 'leak',
  },
  {
    fault: 'a page that is hidden says what it would be',
    rules: '1',
    file: 'server/papers/page.ts',
    from: 'const paper = await findPaper(r, id)',
    to: `const paper = await findPaper(r, id).catch(async () => {
      const one = await r.db('papers').where({ id }).first()
      throw Object.assign(new Error('hidden'), { status: one ? 410 : 404 })
    })`,
    who: 'free',
    address: ({ paper }) => `/papers/${paper}`,
    shows: 'existence',
  },
  {
    fault: 'looking is written down',
    rules: '39',
    file: 'server/journal/routes.ts',
    from: 'await res.page(',
    to: `await req.house.db('workshop').update({ early_reading: true })
  await res.page(`,
    who: 'chair',
    address: () => '/journal',
    shows: 'change',
  },
]

export const MUTANTS = [...POLICY, ...FINDERS, ...PAGES]
