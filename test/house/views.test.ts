// Templates show and decide nothing: no unescaped output but the named ones, no style or script in the page, no rule.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isNoSubstitutionTemplateLiteral, isStringLiteral, isTemplateHead } from 'typescript/unstable/ast/is'
import { at, nodesIn, root, sources, type Text, texts } from './source.ts'

const views = texts('views/**/*.ejs')

/** `views/papers/mail/receipt.md`; the pages about mail stand in `views/mail/`. */
const letters = texts('views/*/mail/*.*')
const pages = views.filter(({ path }) => path !== 'views/layout/mail.ejs')

/** What may stand unescaped, made by our own code from escaped parts. `themed` writes an attribute of the root element. */
const UNESCAPED = /^<%-\s*(include\(|body\b|markdown\(|chart\(|icon\(|glyph\(|portrait\(|themed\b)/

const found = (files: Text[], pattern: RegExp) =>
  files.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => (pattern.test(line) ? [at(path, index + 1, line.trim())] : [])),
  )

test('only what our own code made stands unescaped', () => {
  const faults = views.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) =>
      [...line.matchAll(/<%-.*?(?:%>|$)/g)]
        .filter(([tag]) => !UNESCAPED.test(tag))
        .map(([tag]) => at(path, index + 1, tag)),
    ),
  )
  assert.deepEqual(faults, [])
})

test('no page carries styles, scripts or handlers of its own', () => {
  assert.deepEqual(found(pages, /\sstyle=|<style\b/), [])
  assert.deepEqual(found(pages, /<script(?![^>]*\ssrc=)/), [])
  assert.deepEqual(found(pages, /\son[a-z]+=["']/), [])
})

test('no template knows a clock, a role or an address', () => {
  assert.deepEqual(found(views, /\bTemporal\b|new Date|Date\.now|toLocale\w*String/), [])
  assert.deepEqual(found(views, /<%[^#].*\bis(Chair|Reviewer|Author)\b/), [])
  assert.deepEqual(found(pages, /\s(href|action|formaction|src)=["']\//), [])
})

test('every folder of views has its folder in the server', () => {
  const own = ['layout', 'shared']
  const folders = readdirSync(join(root, 'views')).filter((name) => !own.includes(name))
  assert.deepEqual(
    folders.filter((name) => !existsSync(join(root, 'server', name))),
    [],
  )
})

/** What is pressed or filled in; a link in a name or a title is in sight without scrolling. */
const PRESSED = /<button|class="btn|<select|<input(?! type="hidden")|include\('_row'/

/** Whose rows become cards on phones. Columns of drafts are compared side by side. */
const CARDS = /class="[^"]*\b(stacked|timelinetable|drafts)\b/

test('a table with something to press becomes cards on phones', () => {
  const tables = views.flatMap(({ path, text }) =>
    [...text.matchAll(/<table\b([^>]*)>[\s\S]*?<\/table>/g)].map(([whole, head = '']) => ({
      path,
      whole,
      head,
    })),
  )
  assert.ok(tables.some(({ whole }) => PRESSED.test(whole)))
  const faults = tables.filter(({ whole, head }) => PRESSED.test(whole) && !CARDS.test(head))
  assert.deepEqual(
    faults.map(({ path, head }) => `${path}: <table${head}>`),
    [],
  )
})

const spoken = sources('server/**/*.ts').flatMap((file) => [...nodesIn(file.tree)])
const asked = new Set(
  spoken
    .filter((node) => isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node))
    .map(({ text }) => text),
)
/** The beginnings of names that are put together, like `papers/mail/${letter}`. */
const begun = spoken
  .filter(isTemplateHead)
  .map(({ text }) => text)
  .filter((text) => /^[a-z]+\/([a-z]+\/)?$/.test(text))

const included = new Set(
  views.flatMap(({ path, text }) =>
    [...text.matchAll(/include\(\s*'([^']+)'/g)].map(([, name = '']) => {
      const stem = name.replace(/\.ejs$/, '')
      return stem.startsWith('/') ? `views${stem}` : join(path, '..', stem)
    }),
  ),
)

const nameOf = (path: string) => path.replace(/^views\//, '').replace(/\.(ejs|md)$/, '')

const isAsked = (name: string) => asked.has(name) || begun.some((head) => name.startsWith(head))

test('every view is shown by somebody', () => {
  const idle = [...views, ...letters].filter(
    ({ path }) => !isAsked(nameOf(path)) && !included.has(path.replace(/\.ejs$/, '')),
  )
  assert.deepEqual(
    idle.map(({ path }) => at(path, 1, 'is never rendered')),
    [],
  )
})

test('every partial that a view includes is there', () => {
  assert.deepEqual(
    [...included].filter((path) => !existsSync(join(root, `${path}.ejs`))),
    [],
  )
})

test('every view that the server names is there', () => {
  const known = new Set([...views, ...letters].map(({ path }) => nameOf(path)))
  const folders = readdirSync(join(root, 'views')).join('|')
  const named = [...asked].filter(
    (text) => new RegExp(`^(${folders})/[a-z_/-]+$`).test(text) && !existsSync(join(root, 'public', text)),
  )
  assert.deepEqual(
    named.filter((text) => !known.has(text)),
    [],
  )
})

test('every letter is one text with its subject and the reason why one gets it', () => {
  const isWhole = ({ path, text }: Text) =>
    path.endsWith('.md') && /^Subject: \S.*\nReason: \S.*\n\n\S/.test(text) && !text.includes('<%')
  assert.deepEqual(
    letters.filter((letter) => !isWhole(letter)).map(({ path }) => path),
    [],
  )
})
