// The rows with which a workshop begins.
import type { Writing } from '../context.ts'
import { forget } from '../core/memo.ts'
import type { FeaturedPerson, Stage, Topic, Workshop } from '../core/tables.ts'
import type { Appearance, Slot } from '../core/tables-programme.ts'

type PlannedSlot = Omit<Slot, 'id' | 'paper_id'> & {
  appearances: Omit<Appearance, 'id' | 'slot_id' | 'position'>[]
}

export type WorkshopPlan = {
  workshop: Partial<Workshop> & Pick<Workshop, 'name' | 'short_name' | 'time_zone'>
  stages: Stage[]
  topics: Pick<Topic, 'theme' | 'name'>[]
  people: Omit<FeaturedPerson, 'id'>[]
  slots: PlannedSlot[]
}

const all = <T>(rows: T[], insert: (rows: T[]) => PromiseLike<unknown>) =>
  rows.length > 0 ? insert(rows) : Promise.resolve()

export async function insertWorkshop(w: Writing, plan: WorkshopPlan, chairId: number): Promise<void> {
  const { db, now } = w
  forget(w, 'workshop')
  await db('workshop').insert({ ...plan.workshop, created_at: now, created_by: chairId })
  await all(plan.stages, (rows) => db('stages').insert(rows))
  await all(plan.topics, (rows) => db('topics').insert(rows.map((row, position) => ({ ...row, position }))))
  await all(plan.people, (rows) => db('featured_people').insert(rows))
  await all(plan.slots, (rows) => insertSlots(w, rows))
}

async function insertSlots({ db }: Writing, slots: PlannedSlot[]): Promise<void> {
  const rows = slots.map(({ appearances, ...slot }) => slot)
  const ids = await db('slots').insert(rows).returning<{ id: number }[]>('id')
  const appearances = slots.flatMap((slot, index) =>
    slot.appearances.map((one, position) => ({ ...one, slot_id: ids[index]?.id, position: position + 1 })),
  )
  await all(appearances, (list) => db('appearances').insert(list))
}
