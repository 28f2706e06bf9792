// Committees as other systems export them: their headings are understood as they are, and what is not is said before a letter leaves.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { columnsIn, joined, readLines } from '../../server/invitations/lines.ts'
import { inHouse } from '../support/house.ts'

const HOTCRP = [
  'first,last,email,preferred_email,roles,tags,affiliation,collaborators,follow,topic: Sketching',
  'Ann,Author,ann@people.example,,"chair,pc",,"Institute of Odd, Even","Bo Brook (Nowhere)',
  'Cy Cole (""Elsewhere"")",reviews,2',
  'Bo,Brook,bo@people.example,home@people.example,pc,heavy#0,Nowhere,None,,',
].join('\n')
const EASYCHAIR = [
  'First name;Last name;Email;Country;Organization;Role',
  'Dee;Dove;dee@people.example;Nowhere;Institute, Section 3;PC member',
  'Eve;Elm;eve@people.example;Nowhere;Elm & Sons;chair',
].join('\n')
const CMT = [
  'First Name\tMiddle Name\tLast Name\tE-mail\tOrganization\tCountry\tReviewer Quota',
  'Fay\tG.\tFir\tFay@People.example\tFirs\tNowhere\t3',
  'Gus\t\tGorse\tgus@people.example\tGorse\t\t',
].join('\n')
const OPENREVIEW = 'id,name,preferred_email\n~Hal_Holly1,Hal Holly,hal@people.example'

const addressees = (text: string) => readLines(text).map(({ addressee }) => addressee)

test('committees of HotCRP, EasyChair, CMT and OpenReview are read by their own headings', () => {
  deepEqual(addressees(HOTCRP), [
    { name: 'Ann Author', email: 'ann@people.example', role: 'reviewer' },
    { name: 'Bo Brook', email: 'bo@people.example', role: 'reviewer' },
  ])
  deepEqual(addressees(EASYCHAIR), [
    { name: 'Dee Dove', email: 'dee@people.example', role: 'reviewer' },
    { name: 'Eve Elm', email: 'eve@people.example', role: 'chair' },
  ])
  deepEqual(addressees(CMT), [
    { name: 'Fay G. Fir', email: 'fay@people.example', load: 3 },
    { name: 'Gus Gorse', email: 'gus@people.example' },
  ])
  deepEqual(addressees(OPENREVIEW), [{ name: 'Hal Holly', email: 'hal@people.example' }])
  deepEqual(columnsIn(HOTCRP), [
    {
      read: 'address from “email”, name from “first” and “last”, role from “roles”',
      passed: '“preferred_email”, “tags”, “affiliation”, “collaborators”, “follow”, “topic: Sketching”',
    },
  ])
})

test('of a file only what is read goes on to the form, and reads the same', () => {
  for (const file of [HOTCRP, EASYCHAIR, CMT, OPENREVIEW]) {
    const light = joined('', `\uFEFF${file.replaceAll('\n', '\r\n')}\r\n`)
    doesNotMatch(light, /Institute|Elsewhere|Nowhere|~Hal/)
    deepEqual(addressees(light), addressees(file))
    deepEqual(columnsIn(light), columnsIn(file))
  }
  const long = `${HOTCRP}\nCy,Cole,cy@people.example,,pc,,,"${'Dee Dove (Nowhere)\n'.repeat(400)}",,`
  equal(addressees(joined('zoe@people.example', long)).length, 4)
  equal(joined('', long).length < 500, true)
})

test('a line that cannot be read says why, by its number', () => {
  const told = (...lines: string[]) =>
    readLines(lines.join('\n')).flatMap(({ number, addressee, because }) =>
      addressee ? [] : [[number, because]],
    )
  const head = 'first,last,email,roles,quota'
  deepEqual(
    told(
      head,
      'Ann,Author,ann@people.example,,',
      'Bo,Brook,bo at people,pc,',
      'Cy,Cole,,pc,3',
      'Dee,Dove,****@people.example,pc,',
      'Eve,Elm,eve@people.example,none,',
      'Fay,Fir,fay@people.example,pc,0',
      'Gus,Gorse,gus@people.example,pc,3,Gorse, Sons',
      'Hal,Holly,hal@people.example',
      'Ida "Iris,Ivy,ida@people.example,pc,',
    ),
    [
      [3, '“bo at people” under “email” is no address'],
      [4, '“” under “email” is no address'],
      [5, '“****@people.example” is masked'],
      [6, '“none” is no role'],
      [7, '“0” is no load'],
      [8, 'there are 7 cells under a head of 5'],
    ],
  )
  deepEqual(told('Name,Affiliation', 'Ann Author,Nowhere'), [
    [1, 'no column of the table is called email'],
    [2, undefined],
  ])
  deepEqual(told('Ann,M.,Author,ann@people.example,Nowhere'), [
    [1, 'the columns are not named: give the table a first line with their names'],
  ])
  deepEqual(told('****@people.example'), [[1, undefined]])
})

// Rules 48 and 50.
test('a chair sees how the columns are read before letters leave, and nothing is done by half', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const wish = { role: 'reviewer', load: 5, message: '', emails: '' }
    const send = (path: string, text: string) =>
      chair.upload(path, wish, { name: 'pcinfo.csv', bytes: Buffer.from(text), type: 'text/csv' })
    const { text } = await send('/invitations/preview', HOTCRP)
    match(text, /2 letters, not sent yet/)
    match(text, /Taken: address from “email”, name from “first” and “last”, role from “roles”\./)
    match(text, /Passed over: “preferred_email”, “tags”, “affiliation”/)
    doesNotMatch(text, /Institute of Odd/)
    deepEqual(await house.db('invitations'), [])
    const wrong = await send(
      '/invitations',
      `${EASYCHAIR}\nFay;Fir;fay@;;;PC member\nGus;Gorse;gus@people.example;;;author`,
    )
    equal(wrong.status, 422)
    match(
      wrong.text,
      /id="field-emails-fault"[\s\S]*?Lines 4 and 5 cannot be read: in line 4 “fay@” under “Email” is no address, in line 5 “author” is no role\./,
    )
    match(wrong.text, /Nobody was invited yet/)
    deepEqual(await house.db('invitations'), [])
    equal((await send('/invitations', HOTCRP)).status, 303)
    deepEqual(await house.db('invitations').orderBy('email').select('email', 'name', 'role', 'load'), [
      { email: 'ann@people.example', name: 'Ann Author', role: 'reviewer', load: 5 },
      { email: 'bo@people.example', name: 'Bo Brook', role: 'reviewer', load: 5 },
    ])
    doesNotMatch(
      (await chair.post('/invitations/preview', { ...wish, emails: 'a@b.example' })).text,
      /Taken:/,
    )
  }))
