// Badges with names and affiliations, to be printed for whoever comes: the site knows only some of them.
import type { Reading } from '../context.ts'
import { abbreviated } from '../core/abbreviation.ts'
import type { Fault } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { mayPlan } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { EVERYBODY, GROUPS, type Group, type Wish } from './form.ts'
import {
  type Bearer,
  bearersOf,
  inOrder,
  type Named,
  onceEach,
  type Presenting,
  presenting,
} from './people.ts'

const LABELS: Record<Group, string> = {
  speakers: 'Speakers and panelists',
  organizers: 'Organizers',
  presenters: 'Presenters of papers, who come in person',
}
const ON_A_PAGE: Record<Wish['size'], number> = { eight: 8, four: 4 }

/** Of a text: the longer it is, the smaller it is set. */
type Length = 'short' | 'long' | 'longer'
type Badge = Named & { lengths: { name: Length; affiliation: Length } }
export type BadgesPage = {
  badges: Badge[]
  event: string
  amount: string
  groups: { value: Group; label: string; checked: boolean }[]
  size: Wish['size']
  more: string
  remarks: string[]
  entry: Fault | null
}

const lengthOf = ({ length }: string, long: number): Length =>
  length > 2 * long ? 'longer' : length > long ? 'long' : 'short'
const badgeOf = ({ name, affiliation }: Named): Badge => {
  return { name, affiliation, lengths: { name: lengthOf(name, 20), affiliation: lengthOf(affiliation, 60) } }
}

function twiceAmong(people: Named[]): string[] {
  const byName = Map.groupBy(people, ({ name }) => name.toLowerCase())
  return [...byName.values()].flatMap(([first, second]) => (first && second ? [first.name] : []))
}

function onPresenters({ unsaid, remote, nobody }: Presenting, hides: boolean): (string | false)[] {
  const papers = (count: number) => counted(count, 'accepted paper')
  return [
    unsaid > 0 && `${papers(unsaid)} without a badge: their authors have not said who presents.`,
    remote > 0 && `${papers(remote)} without a badge: presented remotely.`,
    nobody > 0 && `${papers(nobody)} without a badge: nobody can come.`,
    hides &&
      'Papers that are hidden from you are left out with their presenters. Another chair can print those.',
  ]
}

export async function badgesPage(
  r: Reading,
  { groups, size, more }: Wish = EVERYBODY,
  entry: Fault | null = null,
): Promise<BadgesPage> {
  must(mayPlan(r.viewer))
  const said = await presenting(r)
  const bearers: Bearer[] = entry ? [] : [...(await bearersOf(r, groups, said)), ...more]
  const people = inOrder(onceEach(bearers))
  const twice = twiceAmong(people)
  const remarks = [
    ...(groups.includes('presenters') ? onPresenters(said, r.viewer.conflicted.size > 0) : []),
    twice.length > 0 && `More than one badge, with different affiliations or addresses: ${twice.join(', ')}.`,
  ]
  return {
    badges: people.map(badgeOf),
    event: [r.workshop.short_name, abbreviated(r.workshop.host)].filter((part) => part !== '').join(', '),
    amount: `${counted(people.length, 'badge')} on ${counted(Math.ceil(people.length / ON_A_PAGE[size]), 'page')}`,
    groups: GROUPS.map((value) => ({ value, label: LABELS[value], checked: groups.includes(value) })),
    size,
    more: more.map(({ name, affiliation }) => [name, affiliation].filter(Boolean).join(', ')).join('\n'),
    remarks: entry ? [] : remarks.filter((one) => one !== false),
    entry,
  }
}
