// What a changed text leaves out although the letter ought to say it, and the paragraphs of the original text that say it.
import { fieldsIn, type Template } from '../core/letter-fields.ts'
import { fieldOf, type Kind } from '../mail/kind.ts'

const paragraphsIn = (text: string) => text.split(/\n{2,}/)

const lackingIn = ({ advises }: Kind, { body }: Template) => {
  const said = fieldsIn(body)
  return advises.filter((name) => !said.includes(name))
}

export const lackingShown = (kind: Kind, words: Template) =>
  lackingIn(kind, words).map((name) => ({ name: `{{${name}}}`, means: fieldOf(name)?.means ?? '' }))

/** The text with these paragraphs, each as far from the top as in the original, and none below the last, which signs. */
export function completed(kind: Kind, words: Template): Template {
  const lacking = lackingIn(kind, words)
  const paragraphs = paragraphsIn(words.body)
  for (const [place, paragraph] of paragraphsIn(kind.house.body).entries()) {
    const isLacking = fieldsIn(paragraph).some((name) => lacking.includes(name))
    if (isLacking) paragraphs.splice(Math.min(place, paragraphs.length - 1), 0, paragraph)
  }
  return { ...words, body: paragraphs.join('\n\n') }
}
