// What others wrote and we send along is what they published, with its licence beside it and its name in THIRD_PARTY.md.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './source.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read('package.json'))

test('htmx is the file of the installed package', () => {
  const published = createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js')
  assert.equal(read('public/vendor/htmx.min.js'), readFileSync(published, 'utf8'))
})

test('every licence that travels with us stands in THIRD_PARTY.md', () => {
  const told = read('THIRD_PARTY.md')
  const sent = [...readdirSync(join(root, 'public/vendor')), ...readdirSync(join(root, 'public/fonts'))]
  assert.deepEqual(
    sent.filter((name) => !told.includes(name)),
    [],
  )
})

test('every package that runs on a server stands in THIRD_PARTY.md under its licence', () => {
  const rows = new Map(
    [...read('THIRD_PARTY.md').matchAll(/^\| ([\w.-]+) \| (.+) \|$/gm)].map(([, licence, names]) => [
      licence,
      names?.split(', '),
    ]),
  )
  const faults = Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => {
    // passport-local names its licence in a list, as old packages do.
    const { license, licenses } = JSON.parse(read(`node_modules/${name}/package.json`))
    return !rows.get(license ?? licenses[0].type)?.includes(name)
  })
  assert.deepEqual(faults, [])
})

test('every dependency has its line in DECISIONS.md', () => {
  const told = read('DECISIONS.md')
  const names = Object.keys({ ...dependencies, ...devDependencies })
  assert.deepEqual(
    names.filter((name) => !told.includes(`\`${name}\``)),
    [],
  )
})

test('every variable of the configuration stands in README.md', () => {
  const variables = [...read('server/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
    ([, name = '']) => name,
  )
  assert.ok(variables.length > 5)
  assert.deepEqual(
    variables.filter((name) => !read('README.md').includes(`\`${name}\``)),
    [],
  )
})
