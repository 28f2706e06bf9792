// Letters as their readers see them, and the links in them: the mailbox of everybody, in a rehearsal.
import type { Reading } from '../context.ts'
import { shown } from '../core/dates.ts'
import { NotFound } from '../core/errors.ts'
import { SECRET } from '../core/outbox.ts'
import { asking, pageField, pagerOf } from '../core/paging.ts'
import { to } from '../paths.ts'
import type { Look } from './form.ts'
import { PAGE } from './page.ts'
import { type ArrivedLetter, arrivedLetters, countArrived, findArrived } from './queries-mailbox.ts'

/** No mail server has taken it, so its secret is still there. */
const opened = (text: string, { secret }: ArrivedLetter) => text.replaceAll(SECRET, secret ?? '')

const escaped = (text: string) => text.replaceAll('&', '&amp;')

type Link = { address: string; path: string }

const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;)]/

/** A world may have been made where the site listened elsewhere on this machine. */
const isOwn = ({ origin, hostname }: URL, siteUrl: string) =>
  origin === siteUrl || hostname === 'localhost' || hostname === '127.0.0.1'

/** Where the letter leads on this site, each place once, in the order of its text. */
function linksOf({ siteUrl }: Reading, letter: ArrivedLetter): Link[] {
  const addresses = new Set(opened(letter.body_text, letter).match(new RegExp(ADDRESS, 'g')))
  return [...addresses].flatMap((address) => {
    const url = URL.parse(address)
    if (!url || !isOwn(url, siteUrl)) return []
    return [{ address, path: url.pathname + url.search + url.hash }]
  })
}

function headOf(r: Reading, letter: ArrivedLetter) {
  const { id, to_name: name, to_email: email, subject, written_at } = letter
  const [first] = linksOf(r, letter)
  const [account = '', host = ''] = email.split('@')
  const reader = letter.reader_id === null ? `visitor, for ${name} has no account` : name
  return {
    id,
    name,
    email,
    account,
    host,
    subject,
    reader,
    first: first?.path ?? null,
    at: shown(written_at, r.workshop.time_zone),
  }
}

export async function mailboxPage(r: Reading, { q, page }: Pick<Look, 'q' | 'page'>) {
  const [letters, total] = await Promise.all([
    arrivedLetters(r, q, { limit: PAGE, offset: (page - 1) * PAGE }),
    countArrived(r, q),
  ])
  return {
    q,
    letters: letters.map((letter) => headOf(r, letter)),
    pager: pagerOf({ page, size: PAGE, total, noun: 'letters' }, (other) =>
      asking(to.mailbox(), { q, page: pageField(other) }),
    ),
  }
}

/** The text in pieces, those that lead somewhere with the number of their link. */
function piecesOf(letter: ArrivedLetter, links: Link[]) {
  const pieces = opened(letter.body_text, letter).split(new RegExp(`(${ADDRESS.source})`))
  return pieces.map((words) => {
    const link = links.findIndex(({ address }) => address === words)
    return { words, link: link === -1 ? null : link }
  })
}

export async function mailboxLetterPage(r: Reading, id: string) {
  const letter = await findArrived(r, id)
  const links = linksOf(r, letter)
  return { letter: headOf(r, letter), links: links.map(({ path }) => path), pieces: piecesOf(letter, links) }
}

/** In its frame a link leads out of it, to the button that opens it as the reader: a GET changes nobody. */
export async function mailboxHtml(r: Reading, id: string): Promise<string> {
  const letter = await findArrived(r, id)
  const html = opened(letter.body_html, letter)
  const button = (index: number) => `href="${to.mailboxLetter({ id })}#link-${index}" target="_top"`
  return linksOf(r, letter).reduce(
    (text, { address }, index) => text.replaceAll(`href="${escaped(address)}"`, button(index)),
    html,
  )
}

/** Who opens which page: the reader's account, or nobody's, and the path. */
export async function openingOf(r: Reading, id: string, number: number) {
  const letter = await findArrived(r, id)
  const link = linksOf(r, letter)[number]
  if (!link) throw new NotFound()
  return { reader: letter.reader_id, path: link.path, name: letter.to_name }
}
