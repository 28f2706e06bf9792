// Leaks made on purpose, one line each: whoever breaks a rule in one of these ways must be caught by the walk.
import type { Who } from './blind-world.ts'
import { FINDERS } from './mutants-finders.ts'

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
    from: `(isOwn(viewer, review) && !viewer.watched) || review.submitted_at ? 'yes' : 'hidden'`,
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
