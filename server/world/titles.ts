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
export function tellingOf(seed: number, place: number) {
  const order = dice(seed, 'subjects').shuffled([...subjects.keys()])
  const subject = one(order, place % order.length)
  const told: Subject = one(subjects, subject)
  const round = Math.floor(place / order.length) - 1
  if (round < 0) return { subject, title: told.title, abstract: told.abstract }
  const ways = dice(seed, 'settings', subject).shuffled(SETTINGS)
  const [setting, sentence] = one(ways, round % ways.length)
  const lap = Math.floor(round / ways.length)
  const title = titleIn(told.title, setting, lap % PLAIN.length)
  const farther = Math.floor(lap / PLAIN.length)
  const [also, more] = one(ways, (round + farther) % ways.length)
  return farther === 0
    ? { subject, title, abstract: `${told.abstract} ${sentence}` }
    : { subject, title: `${title} and ${also}`, abstract: `${told.abstract} ${sentence} ${more}` }
}
