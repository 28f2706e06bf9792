// Which reviewers may be in conflict with a paper: an address of the same institution as an author's, or the same affiliation.

const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com ' +
    'aol.com gmx.de gmx.net gmx.com web.de t-online.de proton.me protonmail.com pm.me fastmail.com hey.com mail.com ' +
    'mail.ru yandex.ru yandex.com qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net zoho.com tutanota.com'
  ).split(' '),
)

type Placed = { email: string; affiliation: string }

const domainOf = ({ email }: Placed) => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** `cs.university.edu` belongs to `university.edu`. */
const within = (a: string, b: string) => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)

function sharedDomain(author: Placed, reviewer: Placed): string | null {
  const [theirs, own] = [domainOf(author), domainOf(reviewer)]
  if (!theirs || !own || FREE_MAIL.has(theirs) || FREE_MAIL.has(own)) return null
  return within(theirs, own) ? own : null
}

/** The reason in words, or null where nothing suggests a conflict. */
function reasonBetween(author: Placed & { name: string }, reviewer: Placed): string | null {
  const domain = sharedDomain(author, reviewer)
  if (domain) return `Same address domain as ${author.name} (${domain})`
  const same = plain(reviewer.affiliation) !== '' && plain(reviewer.affiliation) === plain(author.affiliation)
  return same ? `Same affiliation as ${author.name} (${reviewer.affiliation})` : null
}

export function suggest<R extends Placed>(authors: (Placed & { name: string })[], reviewers: R[]) {
  return reviewers.flatMap((reviewer) => {
    const reason = authors.map((author) => reasonBetween(author, reviewer)).find((words) => words !== null)
    return reason ? [{ reviewer, reason }] : []
  })
}
