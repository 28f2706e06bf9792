// Sentences of invented papers: frames filled with words of this field and with the paper's own topics.
import phrases from './phrases.json' with { type: 'json' }

export type Noise = () => number
export type Voice = { noise: Noise; topics: string[] }

const slots: Record<string, string[]> = phrases.slots

export function oneOf<Item>(noise: Noise, items: Item[], otherwise: Item): Item {
  return items[Math.floor(noise() * items.length)] ?? otherwise
}

export const between = (noise: Noise, least: number, most: number) =>
  least + Math.floor(noise() * (most - least + 1))

export function shuffled<Item>(noise: Noise, items: Item[]): Item[] {
  return items
    .map((item) => ({ item, order: noise() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** `{measure}` becomes a measure, `{measureCap}` one that opens a sentence; no word fills two places. */
export function filled(frame: string, voice: Voice): string {
  const taken = new Set<string>()
  const said = frame.replace(/\{(\w+?)(Cap)?\}/g, (_, slot: string, opens?: string) => {
    let word = wordFor(slot, voice)
    for (let tries = 0; taken.has(word) && tries < 9; tries++) word = wordFor(slot, voice)
    taken.add(word)
    return opens ? capital(word) : word
  })
  return capital(said)
}

function wordFor(slot: string, { noise, topics }: Voice): string {
  switch (slot) {
    case 'num':
      return String(between(noise, 11, 64))
    case 'small':
      return String(between(noise, 3, 9))
    case 'ratio':
      return (1 + noise() * 3).toFixed(1)
    case 'context':
      return oneOf(noise, ['1,024', '2,048', '4,096', '8,192'], '2,048')
    case 'cite':
      return `${name(noise)} et al., ${between(noise, 2015, 2023)}`
    case 'name':
      return `${name(noise)} and ${name(noise)}`
    case 'topic':
      return oneOf(noise, topics, 'efficient systems').toLowerCase()
    default:
      return oneOf(noise, slots[slot] ?? [], slot)
  }
}

export const name = (noise: Noise) => oneOf(noise, phrases.references.surnames, 'Larkmoor')

/** Sentences of a section without end; a frame comes back only after all others. */
export function* sentences(section: keyof typeof phrases.frames, voice: Voice): Generator<string, never> {
  while (true) {
    for (const frame of shuffled(voice.noise, phrases.frames[section])) yield filled(frame, voice)
  }
}

export function reference(voice: Voice): string {
  const { noise } = voice
  const authors = Array.from({ length: between(noise, 1, 4) }, () => {
    const initial = String.fromCharCode(65 + between(noise, 0, 25))
    return `${name(noise)}, ${initial}.`
  })
  const last = authors.length > 1 ? ` and ${authors.pop()}` : ''
  const title = filled(oneOf(noise, phrases.references.titles, ''), voice)
  const venue = oneOf(noise, phrases.references.venues, '')
  return `${authors.join(', ')}${last} ${title}. $${venue}$, ${between(noise, 2015, 2023)}.`
}

export const { captions, tableCaption, rows, columns, equations } = phrases
