// EJS: a view, then the layout around it. What every view may call is named here once.
import { join } from 'node:path'
import ejs from 'ejs'

export type Model = object
/** Renders `views/<view>.ejs`; the functions every view may call are added to the model. */
export type Render = (view: string, model: Model) => Promise<string>

/** The text part of a letter is no HTML: an ampersand in a title stays one. */
const verbatim = (value: unknown) => (value === undefined || value === null ? '' : String(value))

export function createRender(root: string, everywhere: Record<string, unknown>, cache: boolean): Render {
  return (view, model) => {
    const escaping = view.endsWith('.txt') ? verbatim : ejs.escapeXML
    return ejs.renderFile(
      join(root, `${view}.ejs`),
      { ...everywhere, ...model },
      { cache, root, escape: escaping },
    )
  }
}

/** What a view says of itself: `<% frame.title = 'Decisions' %>`; `role`: as whom one stands there, where its kind does not say so. */
export type Frame = {
  title: string
  kind: 'public' | 'app' | 'chair' | 'auth'
  role: '' | 'reviewer'
  description: string
}

/** The whole document: the view first, so that it can name its title and its frame. */
export async function page(
  render: Render,
  view: string,
  model: Model,
  shellOf: (frame: Frame) => Promise<Model>,
): Promise<string> {
  const frame: Frame = { title: '', kind: 'app', role: '', description: '' }
  const body = await render(view, { ...model, frame })
  return render('layout/page', { body, shell: await shellOf(frame) })
}
