// The letters of the house as chairs read and change them.
import type { Reading } from '../context.ts'
import { shown } from '../core/dates.ts'
import { found } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import type { Pill } from '../core/pill.ts'
import { isFoundIn } from '../core/search.ts'
import { fieldOf, type Kind, titleOf } from '../mail/kind.ts'
import { kindNamed, kinds } from '../mail/letters.ts'
import { AUDIENCES, type Audience, mayWriteTemplates } from '../policy/letters.ts'
import { must } from '../policy/verdict.ts'
import { faultsOf } from './faults.ts'
import type { Look } from './form.ts'
import { completed, lackingShown } from './lacking.ts'
import { drawn, recipientsOf } from './preview.ts'
import { newestVersions, type Version, versionsOf } from './queries.ts'

const AUDIENCE_WORDS: Record<Audience, string> = {
  authors: 'To authors',
  reviewers: 'To reviewers',
  chairs: 'To chairs',
  invited: 'To people who are invited',
  anyone: 'To any address',
}

/** The words of a version; the text of the house where it has none. */
const wordsOf = (kind: Kind, version: Version | undefined) => {
  const { subject = null, body = null } = version ?? {}
  return subject === null || body === null ? kind.house : { subject, body }
}

/** What stands above the text of the house. */
function headingOf({ workshop }: Reading, { house, view }: Kind): string {
  const heading = /^# (.*)$/m.exec(house.body)?.[1] ?? titleOf(view)
  return heading.replaceAll('{{workshop.short}}', workshop.short_name)
}

function stateOf(kind: Kind, version: Version | undefined): Pill {
  if (!version || version.body === null) return { tone: '', text: 'Original text' }
  const words = wordsOf(kind, version)
  if (Object.keys(faultsOf(kind, words)).length > 0) return { tone: 'bad', text: 'Not used' }
  return lackingShown(kind, words).length > 0
    ? { tone: 'warn', text: 'Lacks a sentence' }
    : { tone: 'info', text: 'Changed' }
}

function listed(r: Reading, kind: Kind, version: Version | undefined) {
  return {
    name: kind.name,
    heading: headingOf(r, kind),
    title: titleOf(kind.view),
    subject: wordsOf(kind, version).subject,
    state: stateOf(kind, version),
    changed: version ? { by: version.by, at: shown(version.written_at, r.workshop.time_zone) } : null,
  }
}

export async function templatesPage(r: Reading, { q }: Pick<Look, 'q'>) {
  must(mayWriteTemplates(r.viewer))
  const newest = await newestVersions(r)
  const all = kinds.map((kind) => ({ ...listed(r, kind, newest.get(kind.view)), audience: kind.audience }))
  const isFound = ({ heading, title, subject }: Record<'heading' | 'title' | 'subject', string>) =>
    isFoundIn([`${heading} ${title} ${subject}`], q)
  const groups = AUDIENCES.map((audience) => ({
    title: AUDIENCE_WORDS[audience],
    letters: all.filter((letter) => letter.audience === audience && isFound(letter)),
  }))
  return { q, groups: groups.filter(({ letters }) => letters.length > 0) }
}

/** Changed texts that no letter uses, because they name what they may not, or leave out what they must say. */
export async function unusedTemplates(r: Reading): Promise<number> {
  const newest = await newestVersions(r)
  return kinds.filter((kind) => stateOf(kind, newest.get(kind.view)).text === 'Not used').length
}

const fieldsOf = ({ takes, requires }: Kind) =>
  [...takes].map(([name, kind]) => ({
    name: `{{${name}}}`,
    means: fieldOf(name)?.means ?? '',
    kind,
    required: requires.includes(name),
  }))

function versionShown(r: Reading, { id, body, by, written_at }: Version) {
  const at = shown(written_at, r.workshop.time_zone)
  return { id, by, at, words: body === null ? 'Original text' : 'Changed text' }
}

export async function templatePage(r: Reading, name: string, look: Look, entry: Fault | null = null) {
  must(mayWriteTemplates(r.viewer))
  const kind = kindNamed(name)
  const [versions, recipients] = await Promise.all([versionsOf(r, kind.view), recipientsOf(r, kind)])
  const [newest] = versions
  const asked = look.version === null ? newest : found(versions.find(({ id }) => id === look.version))
  const kept = wordsOf(kind, asked)
  const words = look.completed ? completed(kind, kept) : kept
  const typed = entry
    ? { subject: String(entry.typed.subject ?? ''), body: String(entry.typed.body ?? '') }
    : words
  return {
    name,
    heading: headingOf(r, kind),
    title: titleOf(kind.view),
    audience: AUDIENCE_WORDS[kind.audience],
    words,
    version: newest?.id ?? 0,
    state: stateOf(kind, newest),
    isEarlier: asked !== newest,
    isCompleted: words.body !== kept.body,
    lacking: lackingShown(kind, typed),
    fields: fieldsOf(kind),
    versions: versions.map((version) => versionShown(r, version)),
    recipients,
    recipient: look.recipient,
    preview: await drawn(r, kind, typed, look.recipient),
    entry,
  }
}

export type Typed = { subject: string; body: string; recipient: string | null }

export async function previewPage(r: Reading, name: string, { recipient, ...typed }: Typed) {
  must(mayWriteTemplates(r.viewer))
  const kind = kindNamed(name)
  return { name, title: titleOf(kind.view), preview: await drawn(r, kind, typed, recipient) }
}
