// A leap names some two hundred files that are all there; to ask the disk for each holds the world up whenever it answers.
import type { Uploads } from '../core/uploads.ts'

/** Asks where they are kept once for each name, until it is taken off through this very house. */
export function knowingNames(uploads: Uploads): Uploads {
  const there = new Set<string>()
  return {
    ...uploads,
    async has(sha256) {
      if (there.has(sha256)) return true
      const found = await uploads.has(sha256)
      if (found) there.add(sha256)
      return found
    },
    async remove(kept) {
      there.delete(kept.sha256)
      await uploads.remove(kept)
    },
  }
}
