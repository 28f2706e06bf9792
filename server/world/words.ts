// Short reasons and notes, as people type them.
import { z } from 'zod'
import words from './words.json' with { type: 'json' }

const lines = z.array(z.string()).min(1)

export const WORDS = z
  .object({
    withdrawals: lines,
    deskRejections: lines,
    declines: lines,
    conflicts: lines,
    sameHouse: lines,
    priorPublications: lines,
    codeNames: lines,
    renamings: lines,
    moves: lines,
    handbacks: lines,
    delays: lines,
    inabilities: lines,
  })
  .parse(words)
