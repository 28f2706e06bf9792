// The first hour of a world: its own way of naming rows, the workshop set up by its first chair, the settings it rehearses.
import type { House, Writing } from '../context.ts'
import type { Turn } from '../context-foreseen.ts'
import { writingInTurn } from '../context-turns.ts'
import type { Stage } from '../core/tables.ts'
import { setMetaRules } from '../meta-review/actions.ts'
import { issueToken } from '../people/tokens.ts'
import { setTimeline } from '../settings/actions.ts'
import { findStages, updateWorkshop } from '../settings/queries.ts'
import { setUp } from '../setup/actions.ts'
import { type Extras, stageOf } from './extras.ts'
import { type Settings, writeSettings } from './queries-settings.ts'
import { nameBySeed } from './queries-state.ts'
import { invented, placed, type Script } from './script.ts'

export const FOUNDED = invented('2023-03-19T12:00Z')
const PASSWORD = 'known to nobody: people come by a click'

/** Late reviews are taken, so that there is something to see when they come. */
const softened = (stages: Stage[]): Stage[] =>
  stages.map((stage) => (stage.name === 'review' ? { ...stage, hard: false } : stage))

async function adjust(w: Writing, extras: Extras): Promise<void> {
  await setTimeline(w, [...softened(await findStages(w)), ...stageOf(extras)])
  // A plan is published in this world, so its days are settled.
  await updateWorkshop(w, { days_tentative: false })
  if (extras.meta) await setMetaRules(w, { active: true, readers: 'authors' })
}

/** On an empty database. With settings of a real workshop those stand as they are; else the example's, with soft reviews. */
export async function foundWorkshop(
  house: House,
  { world, timeline, extras }: Pick<Script, 'world' | 'timeline' | 'extras'>,
  settings: Settings | null,
): Promise<void> {
  const { name, email, affiliation } = placed(world.people, placed(world.chairs, 0))
  const at = timeline(FOUNDED)
  let chair = 0
  const setting: Turn = {
    at,
    by: () => 'visitor',
    act: async (w) => {
      await nameBySeed(w, world.wish.seed)
      const token = await issueToken(w, 'setup', null)
      const account = { name, email, affiliation, password: PASSWORD }
      chair = (await setUp(w, token, { ...account, workshop: 'example', timeline: 'keep' })).id
    },
  }
  const adjusting: Turn = {
    at: at.add({ minutes: 10 }),
    by: () => chair,
    act: (w) => (settings ? writeSettings(w, settings) : adjust(w, extras)),
  }
  await writingInTurn(house, [setting])
  await writingInTurn(house, [adjusting])
}
