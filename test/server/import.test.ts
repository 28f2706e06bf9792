// `rostrum import` takes files in by the actions of the forms: all of a file or nothing, with every line that is wrong.
import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { InputFault } from '../../server/core/input-fault.ts'
import { importFile, importIn } from '../../server/operating/import.ts'
import { twoPapers } from '../assignments/two-papers.ts'
import { decided } from '../decisions/decided.ts'
import { scratchFolder } from '../support/cluster.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

let folder: string
before(async () => {
  folder = await scratchFolder('rostrum-import-')
})
after(() => rm(folder, { recursive: true }))

/** The chair of the house is the first; another one is named. */
async function imported(house: TestHouse, kind: string, lines: string[], ...more: string[]): Promise<string> {
  const file = join(folder, `${kind}.csv`)
  await writeFile(file, lines.join('\n'))
  return importFile(house.house, importIn([kind, file, ...more]))
}

const drafts = ({ db }: TestHouse) =>
  db('decisions').whereNull('superseded_at').orderBy('paper_id').pluck('outcome')

// Rules 1, 10 and 41.
test('decisions become drafts of the chair, or each faulty line is named and none is taken', () =>
  inHouse(async (house) => {
    const { chair, author, talk, poster, reject } = await decided(house)
    const as = ['--as', chair.email]
    const before = await drafts(house)
    const wrong = ['paper,outcome', `${talk},reject`, `${poster},perhaps`, '999999,talk']
    const told = await imported(house, 'decisions', wrong, ...as).catch((error: Error) => error)
    if (!(told instanceof InputFault)) throw told
    match(
      told.message,
      /decisions\.csv:3: “perhaps” is none of talk.*\n.*decisions\.csv:4: There is no paper “999999”/,
    )
    deepEqual(await drafts(house), before)

    const right = ['Number,Title,Decision', `${talk},"A, b",Reject`, `${reject},c,Accept (Oral)`]
    const tried = await imported(house, 'decisions', right, ...as, '--dry-run')
    match(tried, /^2 decisions saved as drafts\. Only tried: nothing was changed\.$/)
    deepEqual(await drafts(house), before)
    equal(await imported(house, 'decisions', right, ...as), '2 decisions saved as drafts.')
    deepEqual(await drafts(house), ['reject', 'poster', 'talk'])
    const lines = await house.db('journal').where({ verb: 'import.by-command' }).orderBy('paper_id')
    deepEqual(
      lines.map(({ person_id, paper_id, subject }) => [person_id, paper_id, subject]),
      [talk, reject].map((paper) => [chair.id, paper, 'decisions']),
    )

    const other = await house.chair('Otto Otherchair')
    await author.post(`/papers/${talk}/conflicts`, { person: other.email, reason: 'Brother.' })
    const hidden = imported(house, 'decisions', ['paper,outcome', `${talk},talk`], '--as', other.email)
    await rejects(hidden, /decisions\.csv:2: There is no paper/)
  }))

test('pairs are assigned, by our columns and by those of others', () =>
  inHouse(async (house) => {
    const { first, second, rita, rolf, ann, chair } = await twoPapers(house)
    await ann.post(`/papers/${second}/conflicts`, { person: rolf.email, reason: 'Adviser.' })
    const as = ['--as', chair.email]
    const wrong = ['paper,reviewer', `${first},${rita.email}`, `${second},${rolf.email}`]
    await rejects(imported(house, 'assignments', wrong, ...as), /assignments\.csv:3: A conflict/)
    const acts = ['paper,action,email', `${first},clearreview,${rita.email}`]
    await rejects(imported(house, 'assignments', acts, ...as), /no column named reviewer/)
    deepEqual(await house.db('assignments'), [])
    const right = ['pid,email', `${first},${rita.email}`, `${first},${rolf.email}`]
    match(await imported(house, 'assignments', right, ...as), /^2 pairs assigned/)
    equal((await house.db('assignments')).length, 2)
    const shares = ['paper,reviewer,score', `${first},${rita.email},0.5`]
    match(await imported(house, 'scores', shares, ...as), /^Scores taken in/)
    await rejects(imported(house, 'scores', [...shares, `${first},x,2`], ...as), /scores\.csv:3: /)
    equal((await house.db('score_files')).length, 1)
  }))

test('conflicts are declared as the word of the chair, all of a file or none', () =>
  inHouse(async (house) => {
    const { first, rita, rolf, chair } = await twoPapers(house)
    const as = ['--as', chair.email]
    const list = ['paper,email,conflicttype', `${first},${rita.email},Co-author`]
    await rejects(
      imported(house, 'conflicts', [...list, `999999,${rolf.email},Other`], ...as),
      /conflicts\.csv:3: There is no such paper/,
    )
    match(await imported(house, 'conflicts', list, ...as, '--dry-run'), /^1 conflict declared.*Only tried/)
    deepEqual(await house.db('conflicts'), [])
    equal(await imported(house, 'conflicts', list, ...as), '1 conflict declared, 1 line read.')
    const [conflict] = await house.db('conflicts')
    deepEqual([conflict?.email, conflict?.kind, conflict?.declared_as], [rita.email, 'co-author', 'chair'])
    await rejects(imported(house, 'conflicts', list, ...as), /conflicts\.csv: Nothing new stands in it/)
  }))

test('people are invited once, and a line that cannot be read invites nobody', () =>
  inHouse(async (house) => {
    const { email } = await house.chair()
    const as = ['--as', email]
    const list = ['given_name,family_name,email,affiliation', 'Ada,Adder,ada@people.example,Nowhere']
    await rejects(
      imported(house, 'people', [...list, 'nobody'], ...as),
      /people\.csv:3: “nobody” is no address/,
    )
    await rejects(imported(house, 'people', list, ...as, '--load', '0'), /between 1 and 100/)
    match(
      await imported(house, 'people', list, ...as, '--dry-run'),
      /^1 invitation on the way\. Read: address from “email”, name from “given_name” and “family_name”\. Passed over: “affiliation”\. Only tried/,
    )
    await rejects(
      imported(house, 'people', [...list, 'Bo,Brook,****@people.example,"Two', 'lines"'], ...as),
      /people\.csv:3: “Bo,Brook,\*{4}@people\.example,"Two lines"” cannot be read: “\*{4}@people\.example” is masked/,
    )
    deepEqual(await house.db('invitations'), [])
    equal(
      await imported(house, 'people', list, ...as, '--load', '3'),
      '1 invitation on the way. Read: address from “email”, name from “given_name” and “family_name”. Passed over: “affiliation”.',
    )
    const [invitation] = await house.db('invitations')
    deepEqual([invitation?.name, invitation?.load, invitation?.role], ['Ada Adder', 3, 'reviewer'])
    await house.run()
    equal((await house.db('letters').where({ to_email: 'ada@people.example' })).length, 1)
  }))

test('what is no kind, no file, no text or no chair is said in a line', () =>
  inHouse(async (house) => {
    for (const words of [[], ['papers', 'x.csv'], ['people'], ['toString', 'x'], ['people', 'a', '--no']])
      deepEqual(
        await Promise.resolve()
          .then(() => importIn(words))
          .catch((error) => /KIND is one of decisions/.test(error.message)),
        true,
      )
    await rejects(importFile(house.house, importIn(['people', join(folder, 'none')])), /cannot be read/)
    await writeFile(join(folder, 'bytes'), Buffer.from([0xff, 0xfe, 0]))
    await rejects(importFile(house.house, importIn(['people', join(folder, 'bytes')])), /no text in UTF-8/)
    await rejects(
      imported(house, 'people', ['a@b.example'], '--as', 'no@one.example'),
      /No chair has the address/,
    )
  }))
