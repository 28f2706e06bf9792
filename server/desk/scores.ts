// How the papers score: their mean overall scores in steps of a half, and how far down the boards reach.
import { histogram } from '../core/charts.ts'
import { counted } from '../core/words.ts'

type Paper = { mean: number | null }
export type MeansChart = { svg: string; papers: number; rows: { label: string; count: number }[] }

const binOf = (mean: number) => Math.round((mean - 1) * 2)

/** `ranked`: best first. `room`: how many papers the workshop can show. `top`: the highest score there is. */
export function meansChart(ranked: Paper[], room: number, top: number): MeansChart | null {
  const means = ranked.flatMap(({ mean }) => (mean === null ? [] : [mean]))
  if (means.length === 0) return null
  const last = room > 0 && room < ranked.length ? means[room - 1] : undefined
  const cut = last === undefined ? null : binOf(last)
  const rows = Array.from({ length: top * 2 - 1 }, (_, bin) => ({
    label: String(1 + bin / 2),
    count: means.filter((mean) => binOf(mean) === bin).length,
  }))
  const svg = histogram({
    label: `Mean overall score of ${counted(means.length, 'paper')}: ${rows.map(({ label, count }) => `${label}: ${count}`).join(', ')}.`,
    bins: rows.map(({ count }, bin) => ({ count, fill: cut === null || bin >= cut ? 'f1' : 'fm' })),
    ticks: Array.from({ length: top }, (_, place) => ({ at: place * 2 + 0.5, label: String(place + 1) })),
    cut: cut === null ? null : { at: cut, label: `${room} of ${ranked.length}` },
  })
  return { svg, papers: means.length, rows }
}
