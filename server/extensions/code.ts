// Late-entry codes: short enough to be typed from a letter, with letters that nobody confuses.
import { randomInt } from 'node:crypto'
import { hashOf } from '../core/tokens.ts'

/** Without 0 and O, 1 and I and L. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 16

export const newCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** "ABCD-EFGH-JKMN-PQRS" */
export const spelled = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code

export const hashOfCode = hashOf
