// What a letter is made of: a template, and the values that are merged into its fields.

/** `words` stand in a line; the others make a paragraph of their own. `link` is a path on this site. */
export type FieldKind = 'words' | 'link' | 'paper' | 'list' | 'numbered' | 'prose' | 'markdown'

/** A line of a list; `id` is the paper of which it tells, `quote` somebody's Markdown. */
export type Item = { words: string; more?: string; path?: string; id?: number; quote?: string }
export type Value = string | number | null | Item[] | { id: number; title: string }
export type Values = Record<string, Value>
export type Template = { subject: string; body: string }

/** What a letter takes: nothing else is merged in, whatever the template names. */
export type Takes = ReadonlyMap<string, FieldKind>

/** `requires`: what the letter is for; a paragraph that says it stands, whatever else is empty in it. */
export type Merge = {
  takes: Takes
  requires: readonly string[]
  values: Values
  link(path: string): string
}

export const FIELD = /\{\{([^{}]*)\}\}/g

export const fieldsIn = (text: string) => Array.from(text.matchAll(FIELD), ([, name = '']) => name.trim())

export const merged = ({ takes, values }: Merge, name: string): Value =>
  takes.has(name) ? (values[name] ?? null) : null

export const isEmpty = (value: Value) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

export const isPaper = (value: Value): value is { id: number; title: string } =>
  typeof value === 'object' && value !== null && 'title' in value
