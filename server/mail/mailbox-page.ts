// Letters as their readers see them, and the links in them: the mailbox of everybody, in a rehearsal.
import type { Reading } from '../context.ts'
import { shown } from '../core/dates.ts'
import { NotFound } from '../core/errors.ts'
import { SECRET } from '../core/outbox.ts'
import { to } from '../paths.ts'
import type { Look } from './form.ts'
import { PAGE, pagerOf } from './page.ts'
import { type ArrivedLetter, arrivedLetters, countArrived, findArrived } from './queries-mailbox.ts'

/** No mail server has taken it, so its secret is still there. */
const opened = (text: string, { secret }: ArrivedLetter) => text.replaceAll(SECRET, secret ?? '')

const escaped = (text: string) => text.replaceAll('&', '&amp;')

/** Where the letter leads on this site, each place once, in the order of its text. */
function linksOf({ siteUrl }: Reading, letter: ArrivedLetter): string[] {
  const addresses = opened(letter.body_text, letter).match(/https?:\/\/[^\s<>"]+/g) ?? []
  const own = addresses.filter((address) => address.startsWith(`${siteUrl}/`) || address === siteUrl)
  return [...new Set(own.map((address) => address.slice(siteUrl.length) || '/'))]
}

function headOf(r: Reading, letter: ArrivedLetter) {
  const { id, to_name: name, to_email: email, subject, written_at } = letter
  const [first = null] = linksOf(r, letter)
  const reader = letter.reader_id === null ? `visitor, for ${name} has no account` : name
  return { id, name, email, subject, reader, first, at: shown(written_at, r.workshop.time_zone) }
}

const addressOf = (q: string, page: number) => {
  const query = new URLSearchParams({ ...(q && { q }), ...(page > 1 && { page: String(page) }) })
  return query.size > 0 ? `${to.mailbox()}?${query}` : to.mailbox()
}

export async function mailboxPage(r: Reading, { q, page }: Pick<Look, 'q' | 'page'>) {
  const [letters, total] = await Promise.all([
    arrivedLetters(r, q, { limit: PAGE, offset: (page - 1) * PAGE }),
    countArrived(r, q),
  ])
  return {
    q,
    letters: letters.map((letter) => headOf(r, letter)),
    pager: pagerOf(total, page, (other) => addressOf(q, other)),
  }
}

/** The text in pieces, those that lead somewhere with the number of their link. */
function piecesOf(r: Reading, letter: ArrivedLetter, links: string[]) {
  const pieces = opened(letter.body_text, letter).split(/(https?:\/\/[^\s<>"]+)/)
  return pieces.map((words) => {
    const link = words.startsWith(r.siteUrl) ? links.indexOf(words.slice(r.siteUrl.length) || '/') : -1
    return { words, link: link === -1 ? null : link }
  })
}

export async function mailboxLetterPage(r: Reading, id: string) {
  const letter = await findArrived(r, id)
  const links = linksOf(r, letter)
  return { letter: headOf(r, letter), links, pieces: piecesOf(r, letter, links) }
}

/** In its frame a link leads out of it, to the button that opens it as the reader: a GET changes nobody. */
export async function mailboxHtml(r: Reading, id: string): Promise<string> {
  const letter = await findArrived(r, id)
  const html = opened(letter.body_html, letter)
  return linksOf(r, letter).reduce(
    (text, path, index) =>
      text.replaceAll(
        `href="${escaped(r.siteUrl + path)}"`,
        `href="${r.siteUrl}${to.mailboxLetter({ id })}#link-${index}" target="_top"`,
      ),
    html,
  )
}

/** Who opens which page: the reader's account, or nobody's, and the path. */
export async function openingOf(r: Reading, id: string, number: number) {
  const letter = await findArrived(r, id)
  const path = linksOf(r, letter)[number]
  if (path === undefined) throw new NotFound()
  return { reader: letter.reader_id, path, name: letter.to_name }
}
