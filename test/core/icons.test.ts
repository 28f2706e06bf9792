// Icons and portraits: SVG text that a strict content policy accepts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { glyph, icon } from '../../server/core/icons.ts'
import { portrait } from '../../server/core/portrait.ts'

test('an icon is hidden from readers, because words stand beside it', () => {
  assert.match(icon('check'), /^<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path [^>]+\/><\/svg>$/)
})

test('an icon takes a further class', () => {
  assert.match(icon('check', 'fill'), /^<svg class="i fill"/)
})

test('the brand is the glyph of ten cells', () => {
  assert.equal(icon('brand'), glyph())
  assert.equal(glyph().match(/<rect/g)?.length, 10)
})

test('a portrait belongs to its name', () => {
  assert.equal(portrait('Ada Sample'), portrait(' Ada Sample '))
  assert.notEqual(portrait('Ada Sample'), portrait('Bo Sample'))
})

test('a portrait looks only at what came before: 28 of 49 cells, none above the diagonal', () => {
  const cells = [...portrait('Ada Sample').matchAll(/x="([\d.]+)" y="([\d.]+)"/g)]
  assert.equal(cells.length, 28)
  assert.ok(cells.every(([, x, y]) => Number(x) <= Number(y)))
})

test('names share five hues, none of them rare', () => {
  const hues = Map.groupBy(
    Array.from({ length: 500 }, (_, i) => portrait(`Person ${i}`)),
    (svg) => /class="h(\d)/.exec(svg)?.[1],
  )
  assert.equal(hues.size, 5)
  for (const group of hues.values()) assert.ok(group.length > 60, `a hue has only ${group.length} of 500`)
})

test('no style attribute in icons and portraits', () => {
  assert.doesNotMatch(icon('grip') + glyph() + portrait('Ada Sample'), /style=/)
})
