// The postman: one pooled connection to the mail server, one letter at a time to each recipient.
import { createTransport } from 'nodemailer'
import type { Postman } from '../context.ts'

/** A worker holds a row while it posts, so silence of the server must end. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

export function createPostman(smtpUrl: string): Postman & { close(): void } {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    // A connection that breaks while a letter is on it leaves open whether it arrived; only the queue may try again.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...PATIENCE,
  })
  const post: Postman = async ({ id, from, to, replyTo, subject, text, html }) => {
    await transport.sendMail({
      from,
      to,
      subject,
      text,
      html,
      messageId: `<${id}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(replyTo ? { replyTo } : {}),
    })
  }
  return Object.assign(post, { close: () => transport.close() })
}
