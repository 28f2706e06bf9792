// What has changed between two receipts, in sentences.

export type AuthorFacts = { name: string; email: string; affiliation: string }
type FileAnswer = { label: string; sha256: string }
export type Facts = {
  title: string
  abstract: string
  keywords: string
  code_url: string
  prior_publication: string
  authors: AuthorFacts[]
  topics: string[]
  files: Partial<Record<'paper' | 'supplement', string>>
  /** Files that answer a question, by its number. */
  answers: Record<string, FileAnswer>
}

const named = ({ name, email }: AuthorFacts) => name || email

const listed = (words: string[]) => words.join(', ') || 'none'

function authorChanges(before: AuthorFacts[], after: AuthorFacts[]): string[] {
  const [old, now] = [
    new Map(before.map((one) => [one.email, one])),
    new Map(after.map((one) => [one.email, one])),
  ]
  const [come, left] = [
    after.filter(({ email }) => !old.has(email)),
    before.filter(({ email }) => !now.has(email)),
  ]
  const isIn = (list: AuthorFacts[]) => (one: AuthorFacts) =>
    one.name !== '' && list.some(({ name }) => name === one.name)
  const readdressed = come.filter(isIn(left)).map(({ name }) => `${name} stands with another address now.`)
  const added = come.filter((one) => !isIn(left)(one)).map((one) => `Author added: ${named(one)}.`)
  const gone = left.filter((one) => !isIn(come)(one)).map((one) => `Author taken off: ${named(one)}.`)
  const respelled = after.flatMap((one) => {
    const was = old.get(one.email)
    const same = !was || (was.name === one.name && was.affiliation === one.affiliation)
    return same ? [] : [`Author now stands as ${named(one)}, ${one.affiliation || 'no affiliation'}.`]
  })
  const kept = (list: AuthorFacts[], other: Map<string, AuthorFacts>) =>
    list.filter(({ email }) => other.has(email)).map(({ email }) => email)
  const moved = kept(before, now).join('\n') !== kept(after, old).join('\n')
  return [
    ...readdressed,
    ...added,
    ...gone,
    ...respelled,
    ...(moved ? [`The order is now ${listed(after.map(named))}.`] : []),
  ]
}

const FILES = { paper: 'The PDF', supplement: 'The supplement' } as const

function fileChanges(before: Facts['files'], after: Facts['files']): string[] {
  return (['paper', 'supplement'] as const).flatMap((kind) => {
    const sha256 = after[kind]
    return sha256 && sha256 !== before[kind] ? [`${FILES[kind]} is a new file now, SHA-256 ${sha256}.`] : []
  })
}

function answerChanges(before: Facts['answers'], after: Facts['answers']): string[] {
  const gone = Object.entries(before)
    .filter(([id]) => !after[id])
    .map(([, { label }]) => `“${label}”: the file was removed.`)
  const sent = Object.entries(after).flatMap(([id, { label, sha256 }]) => {
    const old = before[id]
    if (old?.sha256 === sha256) return []
    return [`“${label}”: ${old ? 'the file is a new one now' : 'a file was added'}, SHA-256 ${sha256}.`]
  })
  return [...gone, ...sent]
}

const LINES = [
  ['keywords', 'Keywords'],
  ['code_url', 'Code'],
  ['prior_publication', 'Published elsewhere'],
] as const

export function changesBetween(before: Facts, after: Facts): string[] {
  const title = before.title === after.title ? [] : [`Title: “${after.title}”. It was “${before.title}”.`]
  const abstract = before.abstract === after.abstract ? [] : ['The abstract has changed.']
  const topics =
    before.topics.join('\n') === after.topics.join('\n') ? [] : [`Topics: ${listed(after.topics)}.`]
  const lines = LINES.flatMap(([key, label]) =>
    before[key] === after[key] ? [] : [`${label}: ${after[key] || 'nothing any more'}.`],
  )
  return [
    ...title,
    ...abstract,
    ...authorChanges(before.authors, after.authors),
    ...topics,
    ...lines,
    ...fileChanges(before.files, after.files),
    ...answerChanges(before.answers, after.answers),
  ]
}
