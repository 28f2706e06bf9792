// Texts that the house must read again, and nobody who has the database alone: sealed under a key made from the secret of the house.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export type Seal = {
  /** `place`: where it stands, such as whose it is; moved elsewhere it does not open. */
  close(text: string, place: string): string
  /** null: closed under another secret, for another place, or changed. */
  open(sealed: string, place: string): string | null
}

const WAY = 'aes-256-gcm'
const [NONCE, TAG] = [12, 16]

export function sealOf(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'rostrum: sealed texts', 32))
  return {
    close(text, place) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv(WAY, key, nonce).setAAD(Buffer.from(place))
      const closed = Buffer.concat([cipher.update(text), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64url')
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < NONCE + TAG) return null
      const cipher = createDecipheriv(WAY, key, bytes.subarray(0, NONCE))
      cipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
      try {
        return Buffer.concat([cipher.update(bytes.subarray(NONCE + TAG)), cipher.final()]).toString()
      } catch {
        return null
      }
    },
  }
}
