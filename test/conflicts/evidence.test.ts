// What speaks for a conflict: institutions by domain and by name, joint papers, ties; and what does not.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { candidatesAmong } from '../../server/conflicts/candidates.ts'
import { evidenceOf, known, type Profile } from '../../server/conflicts/evidence.ts'
import { keysOfAffiliation, keysOfEmail } from '../../server/conflicts/institutions.ts'

const profile = (more: Partial<Profile>) =>
  known({ name: 'Ann', emails: [], affiliation: '', ties: [], papers: new Set(), ...more })
const words = (author: Partial<Profile>, other: Partial<Profile>) =>
  evidenceOf(1, [profile(author)], profile({ name: 'Rita', ...other })).map((one) => one.words)
const meets = (a: string, b: string) => keysOfAffiliation(a).some((key) => keysOfAffiliation(b).includes(key))

test('the registered domain counts, whatever stands before it, and free mail never', () => {
  deepEqual(keysOfEmail('a@cs.invented.ac.uk'), ['domain:invented.ac.uk'])
  deepEqual(keysOfEmail('a@invented.ac.uk'), keysOfEmail('b@lab.cs.invented.ac.uk'))
  deepEqual(
    keysOfEmail('a@one.ac.uk').some((key) => keysOfEmail('b@two.ac.uk').includes(key)),
    false,
  )
  deepEqual(
    keysOfEmail('a@one.co.jp').some((key) => keysOfEmail('b@two.co.jp').includes(key)),
    false,
  )
  for (const free of ['gmail.com', 'qq.com', 'web.de', 'yahoo.co.uk']) deepEqual(keysOfEmail(`a@${free}`), [])
  deepEqual(words({ emails: ['a@gmail.com'] }, { emails: ['b@gmail.com'] }), [])
  deepEqual(words({ emails: ['a@x.invented.example'] }, { emails: ['b@gmail.com', 'b@invented.example'] }), [
    'Same address domain as Ann (invented.example)',
  ])
})

test('authors who share an institution are named together', () => {
  const at = (name: string, email: string) => profile({ name, emails: [email] })
  const authors = [
    at('Ann', 'a@invented.example'),
    at('Bo', 'b@plain.example'),
    at('Cy', 'c@invented.example'),
  ]
  const rita = at('Rita', 'r@invented.example')
  deepEqual(
    evidenceOf(1, authors, rita).map((one) => one.words),
    ['Same address domain as Ann, Cy (invented.example)'],
  )
})

test('affiliations meet by their telling words, by letters, and by known names', () => {
  for (const [a, b] of [
    ['Invented University', 'University of Invented'],
    ['Univ. Invented', 'Dept. of Machines, Invented University, Atlantis'],
    ['Universität Würzenfels', 'University of Wurzenfels'],
    ['Institute of Plain Invention', 'IPI'],
    ['MIT', 'Massachusetts Institute of Technology'],
    ['ETH Zürich', 'ETH'],
    ['Google Research', 'DeepMind'],
  ] as const) {
    equal(meets(a, b), true, `${a} and ${b}`)
  }
  for (const [a, b] of [
    ['Invented University', 'Plain University'],
    ['Department of Computer Science, One University', 'Department of Computer Science, Two University'],
    ['Institute of Invention, Germany', 'Institute of Repair, Germany'],
    ['University', 'University'],
    ['', ''],
  ] as const) {
    equal(meets(a, b), false, `${a} and ${b}`)
  }
  equal(words({ affiliation: 'MIT' }, { emails: ['r@csail.mit.edu'] }).length, 1, 'a name and a domain')
})

test('joint papers and ties speak, each with its words', () => {
  const papers = new Set([1, 2])
  deepEqual(words({ papers }, { papers: new Set([2, 3]) }), ['Co-author of Ann on paper 2'])
  deepEqual(words({ papers }, { papers: new Set([1]) }), [], 'this paper is none')
  const tie = (email: string | null, institution: string | null) => [
    { kind: 'advisor' as const, email, institution },
  ]
  deepEqual(words({ ties: tie('rita@r.example', null) }, { emails: ['rita@r.example'] }), [
    'Ann names them: adviser or student',
  ])
  deepEqual(words({ affiliation: 'Plain Academy' }, { ties: tie(null, 'Plain Academy') }), [
    'They name Ann: adviser or student',
  ])
  deepEqual(words({ emails: ['a@plain.example'] }, { ties: tie(null, 'plain.example') }), [
    'They name Ann: adviser or student',
  ])
  deepEqual(words({ ties: tie('someone@else.example', null) }, { emails: ['rita@r.example'] }), [])
})

const SAID: Profile['ties'][] = [
  [],
  [{ kind: 'advisor', email: 'ann@lab.example', institution: null }],
  [{ kind: 'family', email: 'bo@other.example', institution: null }],
  [{ kind: 'institution', email: null, institution: 'lab.example' }],
  [{ kind: 'institution', email: null, institution: 'Invented University' }],
]
const everybody = [[], ['ann@lab.example'], ['bo@other.example', 'bo@gmail.com']].flatMap((emails) =>
  ['', 'Univ. of Invention', 'Invented University', 'Other Institute'].flatMap((affiliation) =>
    SAID.flatMap((ties) =>
      [[], [1], [2, 3]].map((papers) => profile({ emails, affiliation, ties, papers: new Set(papers) })),
    ),
  ),
)

test('whoever shares anything with an author is among the candidates', () => {
  const near = candidatesAmong(everybody)
  let found = 0
  for (const author of everybody) {
    const candidates = near([author])
    for (const [place, other] of everybody.entries()) {
      if (evidenceOf(1, [author], other).length === 0) continue
      found++
      ok(candidates.has(place))
    }
  }
  ok(found > 1000)
})
