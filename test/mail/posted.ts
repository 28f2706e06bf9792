// A letter on its way to a real mail server.
import { type House, writingAsSystem } from '../../server/context.ts'
import { SECRET, send } from '../../server/core/outbox.ts'
import type { LetterRow } from '../../server/core/tables-mail.ts'
import { createPostman } from '../../server/mail/postman.ts'
import type { TestHouse } from '../support/house.ts'
import { about, kindOf } from './letters.ts'
import { type MailServer, mailServer } from './server.ts'

export const FIRST = { number: 1, most: 12 }
export const token = 'secret-token-plainly-invented'

/** A letter with a secret in its link, as signing up writes one. */
export const written = (house: House) =>
  writingAsSystem(house, (w) =>
    send(w, {
      to: { personId: null, name: 'Zoë "Z" Invented', email: 'zoe@people.example' },
      kind: about('Reset: ünïcode & more', kindOf('account/mail/password-reset')),
      values: { name: 'Zoë', link: `/account/password-resets/${SECRET}` },
      secret: token,
    }),
  )

export const letterIn = (house: TestHouse, id: string): Promise<LetterRow> =>
  house.db('letters').where({ id }).first()

export async function withServer(
  { house }: TestHouse,
  answers: number[],
  story: (server: MailServer) => Promise<void>,
  onTaken?: () => Promise<void>,
) {
  const server = await mailServer(answers, onTaken)
  const postman = createPostman(server.url)
  house.postman = postman
  try {
    await story(server)
  } finally {
    postman.close()
    await server.close()
  }
}
