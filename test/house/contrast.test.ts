// Colours of public/css/tokens.css, in both themes: text reads at 4.5 to 1, borders and marks show at 3 to 1 (WCAG 2.2).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { texts } from './source.ts'

const [tokens] = texts('public/css/tokens.css')

type Theme = 'light' | 'dark'
const colours = new Map(
  [...(tokens?.text ?? '').matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

const channel = (eight: number) => {
  const part = eight / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) =>
    channel(Number.parseInt(hex.slice(from, from + 2), 16)),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((one, other) => one - other)
  return (light + 0.05) / (dark + 0.05)
}

/** What is written on what. */
const TEXT: Record<string, string[]> = {
  ink: ['surface', 'canvas', 'sunken'],
  'ink-2': ['surface', 'canvas', 'sunken'],
  'ink-3': ['surface', 'canvas', 'sunken'],
  accent: ['surface', 'canvas'],
  'accent-hover': ['surface', 'canvas'],
  'accent-ink': ['accent-soft', 'surface'],
  'on-accent': ['accent', 'accent-hover'],
  ember: ['surface', 'canvas', 'ember-soft'],
  ok: ['surface', 'ok-soft'],
  warn: ['surface', 'warn-soft'],
  bad: ['surface', 'canvas', 'bad-soft'],
  info: ['surface', 'info-soft'],
  priv: ['surface', 'priv-soft'],
  'on-rehearsal': ['rehearsal'],
}

/** What must be seen: borders of controls, the focus ring, marks of charts. */
const MARKS: Record<string, string[]> = {
  'line-strong': ['surface', 'canvas'],
  focus: ['surface', 'canvas', 'sunken'],
  'd-1': ['surface'],
  'd-2': ['surface'],
  'd-3': ['surface'],
  'd-mute': ['surface'],
}

function faintIn(theme: Theme, pairs: Record<string, string[]>, least: number): string[] {
  return Object.entries(pairs).flatMap(([name, grounds]) =>
    grounds.flatMap((ground) => {
      const [front, back] = [colours.get(name)?.[theme], colours.get(ground)?.[theme]]
      if (!front || !back) return [`--${name} on --${ground} is not a pair of tokens`]
      const ratio = contrast(front, back)
      return ratio < least ? [`--${name} on --${ground} has ${ratio.toFixed(2)} in the ${theme} theme`] : []
    }),
  )
}

test('the formula gives 21 for black on white and 1 for a colour on itself', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#0b6269', '#0b6269'), 1)
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54')
})

for (const theme of ['light', 'dark'] as const) {
  test(`text reads at 4.5 to 1 in the ${theme} theme`, () => assert.deepEqual(faintIn(theme, TEXT, 4.5), []))
  test(`borders and marks show at 3 to 1 in the ${theme} theme`, () =>
    assert.deepEqual(faintIn(theme, MARKS, 3), []))
}

test('no other style names a raw colour; shadows are black let through', () => {
  const raw = texts('public/css/*.css')
    .filter(({ path }) => !/\/(tokens|print)\.css$/.test(path))
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) =>
        /#[0-9a-f]{3,8}\b/i.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
      ),
    )
  assert.deepEqual(raw, [])
})
