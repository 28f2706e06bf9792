// What every view and letter may call: the site map, files of ours, icons, portraits and the one renderer of Markdown.
import { scriptsIn } from './assets/scripts.ts'
import { linked, ours } from './assets/shelf.ts'
import { MENTION as mention } from './comments/mentions.ts'
import { glyph, icon } from './core/icons.ts'
import { markdown } from './core/markdown.ts'
import { portrait } from './core/portrait.ts'
import { createRender } from './core/render.ts'
import { to } from './paths.ts'

const views = new URL('../views', import.meta.url).pathname

/** SVG made by our own charts; the name marks where a view prints it unescaped. */
const chart = (svg: string) => svg

type Pdf = { file: { id: string } }

/** `pdf`: of the paper that the text is about; `pattern`: what is set apart in it. */
const written = (text: string, pdf: Pdf | null = null, pattern: RegExp | null = null) =>
  markdown(text, { pdf: pdf && to.fileView(pdf.file), pattern })

/** A file of ours by the address that holds for as long as its bytes do. */
const asset = (address: string) => linked(ours.once(), address)

export const createViews = (cache: boolean) =>
  createRender(
    views,
    { to, asset, scriptsIn, icon, glyph, portrait, markdown: written, mention, chart },
    cache,
  )
