// The supplement: an archive is listed for whoever may read it, and its authors are told which names may give them away.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { telltales } from '../../server/files/telltale.ts'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { makeZip } from '../support/zips.ts'

const archive = makeZip([
  { name: 'code/train.py', text: 'print(1)\n' },
  { name: 'code/.git/config', text: '[user]\n' },
  { name: 'notes/from-author.txt', text: 'x' },
])

const supplement = (ann: Visitor, id: number, bytes: Buffer, field = 'supplement') =>
  ann.upload(
    `/papers/${id}/files`,
    { kind: 'supplement' },
    { field, name: 'code.zip', bytes, type: 'application/zip' },
  )

test('what lies in an archive is shown to its readers, and what unblinds only to those who know the authors', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.submittedPaper(ann)
    equal((await supplement(ann, id, archive)).status, 303)
    const file = await house.db('files').where({ paper_id: id, kind: 'supplement' }).first()
    match(file.findings[0].text, /may tell who wrote the paper: code\/\.git\/config, notes\/from-author\.txt/)
    const rita = await house.reviewer()
    await house.assigned(rita, id)
    const contents = `/files/${file.id}/contents`
    const own = (await ann.get(contents)).text
    match(own, /code\/train\.py/)
    match(own, /the history of a repository names who worked on it/)
    match(own, /it holds the name of an author/)
    for (const early of [rita, house.visitor()]) equal((await early.get(contents)).status, 404)
    house.at('reviewing')
    const read = await rita.get(contents)
    match(read.text, /code\/train\.py/)
    equal(/history of a repository|name of an author|code\.zip/.test(read.text), false)
    match((await (await house.chair()).get(contents)).text, /the name of an author/)
    const rolf = await house.reviewer('Rolf Reviewer')
    equal((await rolf.get(contents)).status, 404)
    const pdf = await house.db('files').where({ paper_id: id, kind: 'paper' }).first()
    equal((await ann.get(`/files/${pdf.id}/contents`)).status, 404, 'a PDF is no archive')
  }))

test('an archive that lies is refused where it was chosen, and leaves nothing behind', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const answer = await supplement(ann, id, makeZip([{ name: '../escape', text: 'x' }]))
    equal(answer.status, 422)
    match(answer.text, /leads out of its folder/)
    equal((await supplement(ann, id, Buffer.from('plain words'))).status, 415)
    equal((await house.db('files').where({ paper_id: id, kind: 'supplement' })).length, 0)
    equal((await supplement(ann, id, archive, 'file')).status, 303, 'in the one field of other forms too')
  }))

test('each kind has its own limit', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const four = makeZip([{ name: 'a', text: Buffer.alloc(4 * 2 ** 20), stored: true }])
    equal((await supplement(ann, id, four)).status, 303)
    const paper = { name: 'a.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), four]) }
    const answer = await ann.upload(`/papers/${id}/files`, { kind: 'paper' }, paper)
    equal(answer.status, 413)
    match(answer.text, /larger than 3 MB/)
  }))

test('names that tell', () => {
  const authors = [{ name: 'Zoë van der Möller', email: 'zmoeller@lab.example' }]
  const told = (names: string[]) => telltales(names, authors).map(({ name }) => name)
  deepEqual(told(['src/moller_notes.md', 'zoevandermoller.txt', 'MÖLLER/x', 'zmoeller.bib']).length, 4)
  deepEqual(
    told(['Users/ann/x.py', 'home/ann/x', 'x/__MACOSX/y', '.DS_Store', 'AUTHORS.md', 'a@b.example']).length,
    6,
  )
  deepEqual(
    told(['src/main.py', 'mollerup.txt', 'users.csv', 'home.html', 'gitignore', 'authorship.py', 'van/a']),
    [],
  )
})
