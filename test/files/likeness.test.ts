// Comparing texts: like ones are found through a shared group and others are not; names of authors are found as they are written.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { randomFrom } from '../../server/core/random.ts'
import { likeness, likenessOf, nothingAlike } from '../../server/files/likeness.ts'
import { authorsSaid } from '../../server/files/names-said.ts'

const words = (seed: number, count: number) => {
  const noise = randomFrom(seed)
  return Array.from({ length: count }, () => `word${Math.floor(noise() * 3000)}`)
}

test('likeness falls with the share of changed words, and like texts share a group', () => {
  const text = words(1, 4000)
  const first = likenessOf(text.join(' '))
  equal(likeness(first.signature, likenessOf(text.join('\n').toUpperCase()).signature), 1)
  const shares = [200, 50, 20].map((every) => {
    const changed = text.map((word, index) => (index % every === 0 ? 'other' : word))
    const { signature, bands } = likenessOf(changed.join(' '))
    if (every >= 50)
      ok(
        bands.some((band) => first.bands.includes(band)),
        `one word in ${every} changed`,
      )
    return likeness(first.signature, signature)
  })
  deepEqual(
    shares,
    shares.toSorted((a, b) => b - a),
  )
  ok((shares[1] ?? 0) > 0.5, String(shares))
  const other = likenessOf(words(2, 4000).join(' '))
  equal(likeness(first.signature, other.signature), 0)
  ok(!other.bands.some((band) => first.bands.includes(band)))
})

test('too little text is like nothing, not even like itself', () => {
  const short = likenessOf('One page that says nothing at all.')
  deepEqual(short, nothingAlike)
  equal(likeness(short.signature, short.signature), 0)
})

const author = { name: 'Zoë Łukasiak', email: 'zoe@northfield.example', affiliation: 'Northfield Institute' }
const found = (text: string, change: Partial<typeof author> = {}) =>
  authorsSaid(text, [{ ...author, ...change }]).map(({ kind, page }) => `${kind} ${page}`)

test('authors are found with marks lost, with middle names, across lines, and on their page', () => {
  deepEqual(found('Sheep\fby Zoe\nLukasiak'), ['names 2'])
  deepEqual(found('Zo¨e A. Łukasiak'), ['names 1'])
  deepEqual(found('ZOË ŁUKASIAK, NORTHFIELD INSTITUTE'), ['names 1', 'affiliations 1'])
  deepEqual(found('zoe@northfield.example'), ['emails 1'])
})

test('others’ names, parts of names and the references are not taken for authors', () => {
  deepEqual(found('Zoe Lukasiakova and Chloe Lukasiak work in the Northfield Institutes.'), [])
  deepEqual(found('Sheep.\nReferences\nZoë Łukasiak. On sheep. Northfield Institute, 2021.'), [])
  deepEqual(found('A name of one word', { name: 'word' }), [])
  deepEqual(found('An empty list', { name: '', email: '', affiliation: '' }), [])
})
