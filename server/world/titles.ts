// More papers than subjects: the same question, asked in another setting, under a title of its own.
import { z } from 'zod'
import { dice, one } from './seeded.ts'
import settings from './settings.json' with { type: 'json' }
import { type Subject, subjects } from './subjects.ts'

const SETTINGS = z.array(z.tuple([z.string(), z.string()])).parse(settings)

const PLAIN = ['The Case of', 'Lessons from', 'What Changes with']
const SECOND = ['Revisited for', 'Once More, with', 'Extended to']
const ANSWER = ['A Second Look with', 'An Answer for', 'A Replication on']

/** Every way of joining ends in the setting, so that different settings never give the same title. */
function titleIn(title: string, setting: string, form: number): string {
  if (/[?.!]$/.test(title)) return `${title} ${one(ANSWER, form)} ${setting}`
  return title.includes(':')
    ? `${title}, ${one(SECOND, form)} ${setting}`
    : `${title}: ${one(PLAIN, form)} ${setting}`
}

/** The first round tells each subject as it was written; later ones move it from setting to setting, then to two at once. */
export function tellings(seed: number, count: number) {
  const order = dice(seed, 'subjects').shuffled([...subjects.keys()])
  const ways = subjects.map((_, subject) => dice(seed, 'settings', subject).shuffled(SETTINGS))
  return Array.from({ length: count }, (_, place) => {
    const subject = one(order, place % order.length)
    const round = Math.floor(place / order.length)
    const told = one(subjects, subject)
    return { subject, ...(round === 0 ? asWritten(told) : elsewhere(told, one(ways, subject), round - 1)) }
  })
}

const asWritten = ({ title, abstract }: Subject) => ({ title, abstract })

function elsewhere({ title, abstract }: Subject, ways: [string, string][], round: number) {
  const [setting, sentence] = one(ways, round % ways.length)
  const lap = Math.floor(round / ways.length)
  const moved = titleIn(title, setting, lap % PLAIN.length)
  const farther = Math.floor(lap / PLAIN.length)
  const [also, more] = one(ways, (round + farther) % ways.length)
  return farther === 0
    ? { title: moved, abstract: `${abstract} ${sentence}` }
    : { title: `${moved} and ${also}`, abstract: `${abstract} ${sentence} ${more}` }
}
