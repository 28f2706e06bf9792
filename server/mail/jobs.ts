// Posting one letter, exactly once: the row is locked while it is on its way, and marked in the same transaction.
import { z } from 'zod'
import { type House, type Writing, writingAsSystem } from '../context.ts'
import { SECRET } from '../core/outbox.ts'
import type { LetterRow } from '../core/tables-mail.ts'
import { to } from '../paths.ts'
import { takeToPost, updateLetter } from './queries.ts'

type Attempt = { number: number; most: number }

const payloadShape = z.object({ id: z.uuid() })

/** What the mail server answered, or why it could not be reached. */
const answered = z.object({
  message: z.string().catch('The mail server could not be reached.'),
  code: z.string().catch(''),
  responseCode: z.number().catch(0),
})

/** 5xx to the letter itself is final; to our name or password it is not, for a chair can put that right. */
const isFinal = ({ code, responseCode }: z.infer<typeof answered>) =>
  responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')

/** Throws after the commit, so that the attempt stays written down and the queue tries again later. */
export async function postLetter(house: House, payload: unknown, attempt: Attempt): Promise<void> {
  const { id } = payloadShape.parse(payload)
  const again = await writingAsSystem(house, async (w) => {
    const letter = await takeToPost(w, id)
    if (!letter) return null
    return house.postman ? post(house, w, letter, attempt) : keep(house, w, letter)
  })
  if (again) throw new Error(again)
}

/** Without a mail server the outbox is the mailbox; the console says where to look and never what the link is. */
async function keep(
  { log, siteUrl }: House,
  w: Writing,
  { id, to_email, subject }: LetterRow,
): Promise<null> {
  await updateLetter(w, id, { kept_at: w.now })
  log.info({ to: to_email, subject, at: siteUrl + to.letter({ id }) }, 'no mail server is set: letter kept')
  return null
}

/** null when nothing is left to do; words when it must be tried again. */
async function post(house: House, w: Writing, letter: LetterRow, attempt: Attempt): Promise<string | null> {
  const attempts = letter.attempts + 1
  try {
    await deliver(house, w, letter)
  } catch (error) {
    const answer = answered.parse(error)
    const lost = isFinal(answer) || attempt.number >= attempt.most
    await updateLetter(w, letter.id, {
      attempts,
      failure: hidden(answer.message, letter),
      failed_at: lost ? w.now : null,
    })
    return lost ? null : `Letter ${letter.id} was not taken: ${hidden(answer.message, letter)}`
  }
  await updateLetter(w, letter.id, { attempts, sent_at: w.now, secret: null, failure: null })
  return null
}

/** A server may quote the letter that it refuses. */
const hidden = (words: string, { secret }: LetterRow) =>
  (secret ? words.replaceAll(secret, '…') : words).slice(0, 1000)

async function deliver({ postman, config, siteUrl }: House, w: Writing, letter: LetterRow): Promise<void> {
  const opened = (text: string) => text.replaceAll(SECRET, letter.secret ?? '')
  await postman?.({
    // The same at every attempt, so that a mailbox can tell a letter that comes twice.
    id: `${letter.id}@${new URL(siteUrl).hostname}`,
    from: config.mailFrom,
    to: { name: letter.to_name, address: letter.to_email },
    replyTo: w.workshop.contact_email,
    subject: letter.subject,
    text: opened(letter.body_text),
    html: opened(letter.body_html),
  })
}
