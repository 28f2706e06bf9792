// The forms that stand on pages, as a browser would read them: where they post, and with which fields.

export type Fields = [name: string, value: string][]
export type Form = { action: string; fields: Fields; isMultipart: boolean }

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', '#34': '"', '#39': "'" }
const decoded = (text: string) => text.replace(/&(amp|lt|gt|#34|#39);/g, (_, name) => ENTITIES[name] ?? '')

const attribute = (tag: string, name: string): string | null => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? null : decoded(value)
}

const PROSE = 'Plainly invented.'
const TYPED: Record<string, string> = {
  email: 'nobody@people.example',
  number: '1',
  date: '2023-07-29',
  'datetime-local': '2023-07-29T10:00',
  time: '10:00',
  url: 'https://lab.example/',
}

/** What somebody would send: what stands there, and something fitting where nothing does. */
function fieldIn(tag: string, within: string): Fields {
  const name = attribute(tag, 'name')
  if (!name) return []
  if (tag.startsWith('<textarea')) return [[name, decoded(within).trim() || PROSE]]
  if (tag.startsWith('<select')) {
    const options = [...within.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
    const chosen = options.find((option) => / selected/.test(option)) ?? options.at(-1) ?? ''
    return [[name, attribute(chosen, 'value') ?? '']]
  }
  const type = attribute(tag, 'type') ?? 'text'
  if (type === 'file') return []
  return [[name, attribute(tag, 'value') || (TYPED[type] ?? PROSE)]]
}

const FIELD =
  /(?<tag><(?:input|select|textarea)\b[^>]*>)(?:(?<=<textarea[^>]*>)(?<text>[^<]*)<\/textarea>|(?<=<select[^>]*>)(?<options>.*?)<\/select>)?/gs

const fieldsIn = (html: string): Fields =>
  [...html.matchAll(FIELD)].flatMap(({ groups }) =>
    fieldIn(groups?.tag ?? '', groups?.text ?? groups?.options ?? ''),
  )

/** Of the fields that share a name, the last counts, as of buttons that one chooses from; lists keep all. */
const once = (fields: Fields): Fields =>
  [
    ...new Map(
      fields.map(([name, value], place) => [name.endsWith('[]') ? `${name}${place}` : name, [name, value]]),
    ),
  ].map(([, field]): [string, string] => [field[0] ?? '', field[1] ?? ''])

/** Every form that posts, and each of its buttons that posts elsewhere. */
export function formsIn(html: string): Form[] {
  const forms = [...html.matchAll(/(?<tag><form\b[^>]*>)(?<inside>.*?)<\/form>/gs)]
  return forms.flatMap(({ groups }) => {
    const { tag = '', inside = '' } = { ...groups }
    if (attribute(tag, 'method')?.toLowerCase() !== 'post') return []
    const id = attribute(tag, 'id')
    const outside = id ? [...html.matchAll(new RegExp(`<[^>]*\\sform="${id}"[^>]*>`, 'g'))].map(String) : []
    const all = [inside, ...outside].join('\n')
    const buttons = [...all.matchAll(/<button\b[^>]*>/g)].map(([button]) => button)
    const named = buttons.flatMap((button): Fields => {
      const name = attribute(button, 'name')
      return name ? [[name, attribute(button, 'value') ?? '']] : []
    })
    const fields = once([...fieldsIn(all), ...named])
    const actions = [tag, ...buttons].flatMap(
      (one) => attribute(one, one === tag ? 'action' : 'formaction') ?? [],
    )
    const isMultipart = / (form)?enctype="multipart/.test(tag + buttons.join(''))
    return [...new Set(actions)].map((action) => ({ action, fields, isMultipart }))
  })
}
