// The charts that a template may ask for; each is an SVG text made on the server and works without scripts.
export { type TaskState, taskDots } from './chart-dots.ts'
export { lossCurve } from './chart-loss.ts'
export type { LossCurve } from './chart-loss-stage.ts'
export { dotStrip, histogram, type Part, progressBar } from './chart-marks.ts'
export { type Ranked, type RankPlot, rankPlot } from './chart-rank.ts'
export { rise } from './chart-rise.ts'
export type { Fill } from './chart-svg.ts'
