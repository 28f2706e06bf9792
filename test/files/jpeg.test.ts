// Copies of photographs: which notes a JPEG can hide, and where.
import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { withoutNotes } from '../../server/files/jpeg-clean.ts'

test('notes in a JPEG are found wherever they hide, and nothing is kept from behind its end', () => {
  const told = (hex: string) => Buffer.from(withoutNotes(Buffer.from(hex, 'hex'))).toString('hex')
  const scan = 'ffda0002aaff00bbffd0cc'
  const note = 'ffe100067a717a71'
  const picture = `ffd8ffdb000300${scan}ffc4000300${scan}ffd9`
  equal(told(picture), picture)
  for (const [where, hex] of Object.entries({
    'after filling bytes': `ffd8ffff${note}ffdb000300${scan}ffc4000300${scan}ffd9`,
    'between two scans': `ffd8ffdb000300${scan}${note}fffe00047a71ffc4000300${scan}ffd9`,
    'behind the end': `${picture}ffd8${note}${scan}ffd9`,
    'under the number of another segment': `ffd8ffe200067a717a71ffe000067a717a71ffdb000300${scan}ffc4000300${scan}ffd9`,
    'between two segments': `ffd87a71ffdb000300${scan}ffc4000300${scan}ffd9`,
  }))
    equal(told(hex), picture, where)
  const cut = `ffd8ffdb000300${scan}`
  equal(told(cut), cut, 'what is cut off stays as far as it goes')
  equal(told('ffd8ffe1ffff7a71'), 'ffd8')
})
