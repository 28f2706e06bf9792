// A contact sheet: pictures side by side with their names, drawn by the browser that took them.
import type { Browser } from 'playwright-core'

export type Shot = { name: string; look: string; png: Buffer }

/** Shown this wide, in pixels; a phone beside a desk. */
const WIDTHS: Record<string, number> = { wide: 520, narrow: 150 }

const figureOf = ({ look, png }: Shot) => {
  const width = WIDTHS[look.split(' ')[0] ?? ''] ?? 520
  return `<img width="${width}" alt="" src="data:image/png;base64,${png.toString('base64')}">`
}

const rowOf = (name: string, shots: Shot[]) =>
  `<section><h2>${name}</h2><div>${shots.map(figureOf).join('')}</div></section>`

const STYLE = `body { margin: 16px; background: #8a8f8d; font: 13px sans-serif; display: grid; grid-template-columns: auto auto; gap: 20px }
  h2 { font-size: 13px; margin: 0 0 4px } div { display: flex; gap: 6px; align-items: start } img { display: block }`

/** As many screens as one can look at together; each is a row of its looks. */
export async function sheetOf(browser: Browser, shots: Shot[]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 2780, height: 800 } })
  const rows = [...Map.groupBy(shots, ({ name }) => name)].map(([name, looks]) => rowOf(name, looks))
  await page.setContent(`<style>${STYLE}</style>${rows.join('')}`)
  const png = await page.screenshot({ fullPage: true })
  await page.close()
  return png
}
