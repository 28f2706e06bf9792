// A database as on the first day: migrated, without a chair and without a workshop.
import type { Db } from '../../server/core/db.ts'

const TABLES = [
  'appearances',
  'slots',
  'stages',
  'topics',
  'featured_people',
  'workshop',
  'journal',
  'chairs',
  'people',
]

export async function emptied(db: Db): Promise<void> {
  for (const table of TABLES) await db(table).delete()
}
