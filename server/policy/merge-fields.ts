// The merge fields of letters: what each means, what it tells of whom, and what stands for it in a sample.

/** What somebody could learn from a field that they may not know; null: nothing. */
export type Tells = 'papers' | 'authors' | 'reviewers' | 'reviewing' | 'reviews' | 'chair work'

export type MergeField = {
  kind: 'words' | 'link' | 'paper' | 'list' | 'numbered' | 'prose' | 'markdown'
  means: string
  tells: Tells | null
  sample:
    | string
    | { id: number; title: string }
    | { words: string; more?: string; path?: string; quote?: string }[]
}

const field = (
  kind: MergeField['kind'],
  means: string,
  sample: MergeField['sample'],
  tells: Tells | null = null,
): MergeField => ({ kind, means, sample, tells })

const words = (means: string, sample: string, tells: Tells | null = null) =>
  field('words', means, sample, tells)
const prose = (means: string, sample: string, tells: Tells | null = null) =>
  field('prose', means, sample, tells)
const link = (means: string, sample: string, tells: Tells | null = null) =>
  field('link', means, sample, tells)

const TITLE = 'Plainly Invented Kernels'

export const MERGE_FIELDS = {
  name: words('the name of whoever gets the letter', 'Ada Invented'),
  'workshop.name': words('the name of the workshop', 'Workshop on Invented Systems'),
  'workshop.short': words('its short name', 'WIS'),
  'workshop.host': words('the conference around it', ''),
  'workshop.contact': words('the address of the organizers', 'chairs@wis.example'),
  link: link('the page that the letter is about; in some letters it is secret', '/'),
  change: words('what has changed in how one signs in', 'Your password was changed.'),
  'link.account': link('where one makes an account; empty for who has one', '/account/new'),
  'link.reviews': link('the reviewer’s own reviews', '/reviews'),
  'link.answer': link(
    'where the reviewer accepts or declines without signing in; secret',
    '/offers/',
    'papers',
  ),
  'link.programme': link('the programme', '/programme'),
  'link.feed': link('the programme as a calendar', '/programme.ics'),
  'link.assignments': link('the board on which reviewers are assigned', '/assignments', 'chair work'),
  'link.conflicts': link('the conflicts of the paper', '/papers/7/conflicts', 'papers'),
  'link.paper': link('the page of the paper', '/papers/7', 'papers'),
  'link.edit': link('the form of the paper', '/papers/7/edit', 'papers'),
  'link.presentation': link('where the authors say who presents', '/papers/7/presentation', 'papers'),
  'link.question': link(
    'where an author confirms the list of authors; secret, empty where nobody is asked',
    '/authorships/',
    'authors',
  ),
  paper: field('paper', 'its title and number', { id: 7, title: TITLE }, 'papers'),
  'paper.title': words('its title', TITLE, 'papers'),
  'paper.id': words('its number', '7', 'papers'),
  papers: field(
    'list',
    'the papers that the letter is about',
    [{ words: `Paper 7: "${TITLE}"`, path: '/papers/7' }],
    'papers',
  ),
  authors: field(
    'numbered',
    'the list of authors; empty where nobody is asked about it',
    [{ words: 'Ada Invented, Invented University' }],
    'authors',
  ),
  asker: words('who asks: a contact of the paper, or a chair', 'Ada Invented', 'authors'),
  place: words('the place on that list', '1', 'authors'),
  'proposal.author': words('the co-author of whom a proposal speaks', 'Jo Plain', 'authors'),
  'proposal.now': words('how a co-author stands on the list', '2. Jo Plain, Invented University', 'authors'),
  'proposal.new': words('how that co-author would like to', '1. Jo Plain, Invented University', 'authors'),
  'proposal.note': prose('a word of that co-author', 'My name has changed.', 'authors'),
  'conflict.address': words('whom the authors declared to be in conflict', 'sam@people.example', 'authors'),
  'conflict.reason': prose('why', 'They share an office.', 'authors'),
  'conflict.question': prose('what a chair asks about it', 'Since when?', 'authors'),
  'conflict.answer': prose('what the authors say', 'Since last year.', 'authors'),
  'reviewer.name': words('who reviews', 'Rita Reviewer', 'reviewers'),
  'reviewer.conflict': words(
    'who said that there is a conflict, in a sentence',
    'Rita Reviewer has declared a conflict with this paper.',
    'reviewers',
  ),
  'reviewer.reason': prose('why the reviewer cannot review', 'Too far from my field.', 'reviewers'),
  late: field(
    'list',
    'reviews that are missing, with their reviewers',
    [{ words: TITLE, more: 'Rita Reviewer, has not started', path: '/papers/7' }],
    'reviewers',
  ),
  reviews: field(
    'list',
    'what the reviewer has not sent',
    [{ words: `"${TITLE}" (paper 7)`, more: 'not started', path: '/reviews' }],
    'reviewing',
  ),
  'decision.earlier': words(
    'what the authors were told before, where it was another decision; empty with the first letter',
    '',
    'reviews',
  ),
  'reviews.read': field(
    'markdown',
    'the reviews of the paper, as its authors read them; empty where the settings want the link alone',
    '# The reviews\n\n## Reviewer 1\n\n- Overall: 4 of 5, good\n\n**Review**\n\nThe argument holds.',
    'reviews',
  ),
  news: field(
    'list',
    'what is new in the discussions',
    [{ words: `"${TITLE}" (paper 7)`, more: 'Reviewer 2, for reviewers and chairs', quote: 'I agree.' }],
    'reviewing',
  ),
  'reviewer.progress': words('how far the reviewer has come', 'A draft stands.', 'reviewers'),
  'link.review': link('the form of the review', '/reviews/', 'reviewing'),
  'flag.kind': words('what is said to be wrong with the paper', 'Anonymity broken', 'reviewing'),
  'flag.text': prose('what was seen, and where', 'Page 2 names the laboratory.', 'reviewing'),
  'flag.outcome': words('what the chairs found', 'There is something to it', 'reviewing'),
  'flag.answer': prose('what they say about it; often empty', 'The authors were asked.', 'reviewing'),
  days: words('how many more days were asked for', '3 days', 'reviewing'),
  due: words('when reviews are due', 'Thu 15 June 2023, 23:59 AoE'),
  'due.past': words('when reviews were due; empty before that', ''),
  'due.zoned': words('the same in the zone of the workshop', 'Fri 16 June 2023, 01:59 HST'),
  'due.length': words('how long that is from now, or was ago', '3 days'),
  closes: words('when it closes', 'Wed 31 May 2023, 23:59 AoE'),
  'closes.zoned': words('the same in the zone of the workshop', 'Thu 1 June 2023, 01:59 HST'),
  'closes.length': words('how long that is from now', '2 days'),
  camera: words('when final versions are due', 'Wed 12 July 2023, 23:59 AoE'),
  'camera.zoned': words('the same in the zone of the workshop', 'Thu 13 July 2023, 01:59 HST'),
  chair: words('the name of the chair who acts; empty where it is none', 'Cleo Chair'),
  reason: prose('the reason that a chair or the authors gave', 'They asked for it.'),
  missing: field('list', 'what the draft lacks', [{ words: 'Upload the PDF.' }], 'papers'),
  changes: field('list', 'what has changed', [{ words: 'The title is another.' }], 'papers'),
  version: words('which version of the file it is', '2', 'papers'),
  pages: words('how many pages it has', '6', 'papers'),
  size: words('how many bytes', '412,113', 'papers'),
  sha256: words('its SHA-256', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'papers'),
  began: words('when its upload began', '2023-05-31T10:52:00Z', 'papers'),
  stored: words('when its upload was complete', '2023-05-31T10:52:03Z', 'papers'),
  submitted: words('when the paper was submitted', '2023-05-31T10:53:00Z', 'papers'),
  slot: words('when the talk is; empty without one', 'Sat 29 July 2023, 10:15 to 10:30 HST', 'papers'),
  board: words('the number of the board; empty without one', '12', 'papers'),
  'board.limit': words('how large a poster may be', '24 × 36 inches'),
  edition: words('the number of the edition of the programme', '1'),
  'invited.name': words('who was invited to chair', 'Nora Invented', 'chair work'),
  'invited.address': words('the address of that person', 'nora@people.example', 'chair work'),
  suggestion: words('whom that person suggests instead; empty without one', 'Jo Plain', 'chair work'),
  load: words('how many papers one is asked to review', '3 papers'),
  message: prose('the words of the chair who invites', 'You know this field well.'),
  expires: words('until when the invitation can be answered', 'Thu 1 June 2023'),
  account: words('the address of the account', 'ada@people.example'),
  address: words('the address that was added', 'ada@home.example'),
  subject: words('the subject that the chairs write', 'Lunch has moved'),
  words: field('markdown', 'what the chairs write', 'Lunch has *moved*.', 'papers'),
} satisfies Record<string, MergeField>

export type MergeFieldName = keyof typeof MERGE_FIELDS
