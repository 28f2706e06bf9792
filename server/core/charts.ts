// The charts that a template may ask for; each is an SVG text made on the server and works without scripts.
export { type TaskState, taskDots } from './charts/dots.ts'
export { lossCurve } from './charts/loss.ts'
export type { LossCurve } from './charts/loss-stage.ts'
export { dotStrip, histogram, type Part, progressBar } from './charts/marks.ts'
export { type Ranked, type RankPlot, rankPlot } from './charts/rank.ts'
export { rise } from './charts/rise.ts'
export type { Fill } from './charts/svg.ts'
