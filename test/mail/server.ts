// A mail server for tests: it listens, answers as told, and keeps what it took.
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** What it answers to the recipient of each attempt in turn; 250 when the list is over. */
type Answers = number[]

export type MailServer = {
  url: string
  taken: { mail: ParsedMail; raw: string; to: string[] }[]
  attempts(): number
  close(): Promise<void>
}

const refusal = (responseCode: number) =>
  Object.assign(new Error(responseCode < 500 ? 'Try again later' : 'No such mailbox'), { responseCode })

export async function mailServer(
  answers: Answers = [],
  onTaken: () => Promise<void> = async () => {},
): Promise<MailServer> {
  const taken: MailServer['taken'] = []
  let attempts = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_address, _session, done) => {
      const code = answers[attempts++] ?? 250
      done(code === 250 ? null : refusal(code))
    },
    onData: async (stream, session, done) => {
      const raw = Buffer.concat(await Array.fromAsync(stream)).toString()
      await onTaken()
      taken.push({
        mail: await simpleParser(raw),
        raw,
        to: session.envelope.rcptTo.map(({ address }) => address),
      })
      done(null)
    },
  })
  const port = await new Promise<number>((resolve) => {
    const listener = server.listen(0, '127.0.0.1', () => {
      const address = listener.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: `smtp://127.0.0.1:${port}`, taken, attempts: () => attempts, close }
}
