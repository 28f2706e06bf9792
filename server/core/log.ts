// The log: JSON lines on standard error. Letters' secrets and tokens in addresses never reach it.
import pino from 'pino'

export type Log = pino.Logger

/** PostgreSQL quotes the row that it refuses. */
const redact = { paths: ['err.detail', 'err.where'], remove: true }

export const createLog = (level: string): Log => pino({ level, base: null, redact }, pino.destination(2))

/** An address without what would let its reader act as another: tokens are cut. */
export const withoutTokens = (url: string) => url.replace(/[A-Za-z0-9_-]{40,}/g, '…')
