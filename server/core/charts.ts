// The charts that a template may ask for; each is an SVG text made on the server and works without scripts.
export { lossCurve } from './chart-loss.ts'
export type { LossCurve } from './chart-loss-stage.ts'
export { dotStrip, type Histogram, histogram, type Part, progressBar } from './chart-marks.ts'
export { type Cut, type Ranked, type RankPlot, rankPlot } from './chart-rank.ts'
export { type Rise, rise } from './chart-rise.ts'
export type { Fill } from './chart-svg.ts'
