// The people of a truth table, and which of them may.
import { type Viewer, visitor } from '../../server/policy/viewer.ts'

export const person = (personId: number, relations: Partial<Viewer> = {}): Viewer => ({
  ...visitor,
  personId,
  ...relations,
})

/** By the names that they have in their table. */
export const whoAmong =
  (viewers: Record<string, Viewer>) =>
  (may: (viewer: Viewer) => unknown): string[] =>
    Object.entries(viewers).flatMap(([name, viewer]) => (may(viewer) === 'yes' ? [name] : []))
