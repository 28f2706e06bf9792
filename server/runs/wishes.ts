// What a run is asked for: the chair's wishes, whole, with what counts where nothing was said.
import type { Run, Wishes } from '../core/tables-matching.ts'

export const WISHES: Wishes = {
  ...{ objective: 'floor', floor: null, least: 0, seniors: 0, cap: null, repair: false },
  ...{ institutions: false, coauthors: false, mutual: false, unwilling: false },
  ...{ text_share: 75, senior_bonus: 0, limit: 60 },
}

/** What the form proposes to a chair who has not wished before. */
export const PROPOSED: Wishes = { ...WISHES, institutions: true, coauthors: true, mutual: true }

export type Asked = Wishes & { wanted: number; seed: number }

export const askedOf = (run: Pick<Run, 'reviews_per_paper' | 'seed' | 'wishes'>): Asked => ({
  ...WISHES,
  ...run.wishes,
  wanted: run.reviews_per_paper,
  seed: run.seed,
})

/** The wishes as a chair would say them, without those that wish nothing. */
export function wishesInWords(asked: Asked): string[] {
  const { least, seniors, cap, unwilling } = asked
  return [
    aim(asked),
    ...(cap === null ? [] : [`no pair likelier than ${cap} %`]),
    ...(least > 0 ? [`at least ${least} papers a reviewer`] : []),
    ...(seniors > 0 ? [`at least ${seniors} senior a paper`] : []),
    ...(asked.institutions ? ['no two of one institution'] : []),
    ...(asked.coauthors ? ['no two who wrote together'] : []),
    ...(asked.mutual ? ['no two review each other'] : []),
    ...(unwilling ? ['the unwilling may be asked'] : []),
  ]
}

function aim({ objective, floor, repair }: Wishes): string {
  if (repair) return 'as few changes as can be, then the best total'
  if (objective === 'total') return 'best total'
  if (objective === 'leximin') return 'every paper as well off as can be, those with the least first'
  return floor === null ? 'no paper worse than need be, then the best total' : `no paper below ${floor}`
}
