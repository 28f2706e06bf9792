// `rostrum import`: what a chair could paste into a form, from a file, by the same readers and actions; all of it or nothing.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { assignAll } from '../assignments/actions.ts'
import { boardFor } from '../assignments/board.ts'
import { underOurNames } from '../assignments/command/headings.ts'
import { importPage } from '../assignments/import-page.ts'
import { importPage as conflictsIn, listedIn } from '../conflicts/import-page.ts'
import { committing, type House, type Reading, reading, Undone, type Writing } from '../context.ts'
import { NotFound, Refused } from '../core/errors.ts'
import { InputFault } from '../core/input-fault.ts'
import { record } from '../core/journal.ts'
import { counted } from '../core/words.ts'
import { decideAll } from '../decisions/actions.ts'
import { readCsv } from '../decisions/form.ts'
import { readImport } from '../decisions/import-page.ts'
import { invite } from '../invitations/actions.ts'
import { readInvitations } from '../invitations/form.ts'
import { columnsIn, joined, readLines } from '../invitations/lines.ts'
import { declareListed } from '../judgements/actions.ts'
import { takeInScores } from '../scores/actions.ts'
import { scoresIn } from '../scores/reading.ts'
import { chairFor } from './chair.ts'
import { withHouse } from './house.ts'

type Wrong = { line: number; says: string }
/** What is to be done, and what is said of it afterwards; `papers`: which it is about, for the journal. */
type Act = { papers: number[]; act(w: Writing): Promise<string> }
type Options = { role?: string; load?: string }
type Read = (r: Reading, text: string, options: Options) => Promise<Act | Wrong[]>

const throughout = (says: string | undefined): Wrong[] => [{ line: 0, says: says ?? 'It cannot be read.' }]

const decisions: Read = async (r, text) => {
  const said = await readImport(r, readCsv({ csv: underOurNames(text, ['paper', 'outcome']) }))
  if (Array.isArray(said))
    return {
      papers: said.map(({ paperId }) => paperId),
      async act(w) {
        await decideAll(w, said)
        return `${counted(said.length, 'decision')} saved as drafts.`
      },
    }
  return said.wrong.length > 0 ? said.wrong : throughout(said.entry?.problems.csv)
}

const assignments: Read = async (r, text) => {
  const page = await importPage(r, underOurNames(text, ['paper', 'reviewer']))
  if (!page.lines) return throughout(page.entry?.problems.csv)
  const wrong = page.lines.filter(({ tone }) => tone === 'bad')
  if (wrong.length > 0) return wrong
  const pairs = page.lines.flatMap(({ pair }) => pair ?? [])
  return {
    papers: pairs.map(({ paper }) => paper),
    async act(w) {
      await assignAll(w, pairs)
      return `${counted(pairs.length, 'pair')} assigned. Reviewers learn of it when you send the assignments.`
    },
  }
}

const scores: Read = async (r, text) => {
  const read = scoresIn(underOurNames(text, ['paper', 'reviewer', 'score']), await boardFor(r))
  if (read.faults.length > 0) return read.faults
  return {
    papers: [],
    async act(w) {
      await takeInScores(w, 'From the command line', read.scores)
      return 'Scores taken in. Look at them under Assignments, Scores, and put them in force there.'
    },
  }
}

function wordsFor({ invited, skipped, twice }: Awaited<ReturnType<typeof invite>>): string {
  const more = [
    ...(skipped.length > 0 ? [`In the role already: ${skipped.join(', ')}.`] : []),
    ...(twice.length > 0 ? [`More than once in the file: ${twice.join(', ')}.`] : []),
  ]
  return [`${counted(invited.length, 'invitation')} on the way.`, ...more].join(' ')
}

const people: Read = async (_r, text, { role, load }) => {
  const wrong = readLines(text).filter(({ addressee }) => addressee === null)
  if (wrong.length > 0)
    return wrong.map(({ number, text: typed, because }) => ({
      line: number,
      says: because
        ? `“${typed.slice(0, 60).replaceAll(/\s+/g, ' ')}” cannot be read: ${because}.`
        : `“${typed.slice(0, 60)}” is no address, and no row with address, name, role and load.`,
    }))
  const entry = readInvitations({ emails: joined('', text), role, load, message: '' })
  if (!entry.ok) return throughout(Object.values(entry.problems).join(' '))
  const columns = columnsIn(text).map(({ read, passed }) =>
    passed ? `Read: ${read}. Passed over: ${passed}.` : `Read: ${read}.`,
  )
  return {
    papers: [],
    act: async (w) => [wordsFor(await invite(w, entry.value)), ...columns].join(' '),
  }
}

const conflicts: Read = async (r, text) => {
  const page = await conflictsIn(r, text)
  if (!page.lines) return throughout(page.entry?.problems.csv)
  const wrong = page.lines.filter(({ tone }) => tone === 'bad')
  if (wrong.length > 0) return wrong
  const listed = listedIn(page)
  if (listed.length === 0) return throughout('Nothing new stands in it.')
  return {
    papers: [...new Set(listed.map(({ paper }) => paper))],
    async act(w) {
      const declared = await declareListed(w, listed)
      if (!declared.ok) throw new Refused(declared.problems.csv ?? '')
      return `${counted(declared.value, 'conflict')} declared, ${counted(page.lines?.length ?? 0, 'line')} read.`
    },
  }
}

const KINDS: Record<string, Read> = { decisions, assignments, scores, conflicts, people }

const USAGE = `rostrum import KIND FILE [--as ADDRESS] [--dry-run], where KIND is one of ${Object.keys(KINDS).join(', ')}; with people also --role reviewer|chair and --load N.`

export function importIn(args: string[]) {
  try {
    const text = { type: 'string' } as const
    const options = { as: text, role: text, load: text, 'dry-run': { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [kind = '', file, ...more] = positionals
    const read = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
    if (!read || !file || more.length > 0) throw new InputFault(USAGE)
    return { kind, read, file, dry: values['dry-run'] === true, ...values }
  } catch {
    throw new InputFault(USAGE)
  }
}

const textOf = async (file: string): Promise<string> => {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new InputFault(`${file} cannot be read: ${error.message}`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new InputFault(`${file} is no text in UTF-8.`)
  }
}

type Import = ReturnType<typeof importIn>

/** A dry run does everything, and takes it back. The journal says that the chair did not sit at a form. */
async function done(house: House, r: Reading, { papers, act }: Act, { kind, dry }: Import): Promise<string> {
  let words = ''
  try {
    await committing(house, async (open) => {
      const w = { ...r, ...open }
      words = await act(w)
      await record(w, 'import.by-command', { papers, subject: kind })
      if (dry) throw new Undone()
    })
    return words
  } catch (error) {
    if (error instanceof Undone) return `${words} Only tried: nothing was changed.`
    throw error
  }
}

/** What a chair may not do here is one line, as every other fault. */
export async function importFile(house: House, wish: Import): Promise<string> {
  const { read, file, as, ...options } = wish
  const text = await textOf(file)
  const personId = await chairFor(house, as)
  const r = await reading(house, { personId, now: house.clock(), requestId: 'import' })
  try {
    const act = await read(r, text, options)
    if (!Array.isArray(act)) return await done(house, r, act, wish)
    throw new InputFault(
      act.map(({ line, says }) => (line > 0 ? `${file}:${line}: ${says}` : `${file}: ${says}`)).join('\n'),
    )
  } catch (error) {
    if (error instanceof Refused) throw new InputFault(`${file}: ${error.message}`)
    if (error instanceof NotFound) throw new InputFault(`${file}: it is not open to this chair.`)
    throw error
  }
}

export function importAs(args: string[], say: (line: string) => void): Promise<never> {
  const wish = importIn(args)
  return withHouse(async (house) => say(await importFile(house, wish)))
}
