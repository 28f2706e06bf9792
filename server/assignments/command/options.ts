// What one may ask of `rostrum assign`, read from its words.
import { parseArgs } from 'node:util'
import { InputFault } from '../../core/input-fault.ts'
import type { Wish } from '../solving.ts'

const ASSIGN_USAGE = `rostrum assign FILE [options]     FILE: an instance (.asg, .asg.gz) or a folder of CSV files
  --objective O             total: the best sum of scores; floor (default): first the best level for the worst-off paper;
                            leximin: the worst-off paper first, then the next, to the last (small instances)
  --floor T                 a level of your own instead of the best
  --senior FILE             reviewers who count as senior, one a line; --seniors N for each paper (default 1)
  --written FILE            paper,reviewer: who wrote what, so that no two people review each other
  --apart FILE              reviewer,other: never together on a paper
  --standby FILE            reviewers who get papers only where nobody else is left
  --keep FILE               paper,reviewer: pairs that stand; --keep-bonus N what each is preferred by (default 0.03)
  --cap Q                   no pair more likely than Q: a lot leaves pairs out, drawn by --seed N (default 1); all else is kept
  --time-limit SECONDS      give what is best so far after this time
  --no-pairs                leave the pairs out of the answer`

export type Options = {
  file: string
  objective: Wish['objective']
  floor: number | null
  senior: string | undefined
  seniors: number
  written: string | undefined
  apart: string | undefined
  standby: string | undefined
  keep: string | undefined
  keepBonus: number
  cap: number | null
  seed: number
  timeLimit: number | null
  pairs: boolean
}

const text = { type: 'string' } as const

export function readOptions(args: string[]): Options {
  const { values, positionals } = parsed(args)
  const [file] = positionals
  if (!file || positionals.length > 1) throw new InputFault(`Name one file or folder.\n${ASSIGN_USAGE}`)
  const objective = values.objective ?? 'floor'
  if (objective !== 'total' && objective !== 'floor' && objective !== 'leximin')
    throw new InputFault(`--objective is total, floor or leximin, not “${objective}”`)
  const cap = numberOf('--cap', values.cap, 0.01, 1)
  return {
    ...{ file, objective, cap, pairs: !values['no-pairs'] },
    ...{ senior: values.senior, written: values.written, apart: values.apart, standby: values.standby },
    keep: values.keep,
    floor: numberOf('--floor', values.floor, -Infinity, Infinity),
    seniors: wholeOf('--seniors', values.seniors, 1),
    keepBonus: numberOf('--keep-bonus', values['keep-bonus'], 0, Infinity) ?? 0.03,
    seed: wholeOf('--seed', values.seed, 1),
    timeLimit: numberOf('--time-limit', values['time-limit'], 0, Infinity),
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ objective: text, floor: text, senior: text, seniors: text, written: text, apart: text },
        ...{ standby: text, keep: text, 'keep-bonus': text, cap: text, seed: text, 'time-limit': text },
        'no-pairs': { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new InputFault(`${error instanceof Error ? error.message : error}\n${ASSIGN_USAGE}`)
  }
}

function numberOf(name: string, value: string | undefined, least: number, most: number): number | null {
  if (value === undefined) return null
  const number = Number(value)
  if (value.trim() === '' || !(number >= least && number <= most) || !Number.isFinite(number))
    throw new InputFault(
      `${name} is “${value}”, not a number${least > -Infinity ? ` from ${least}` : ''}${most < Infinity ? ` to ${most}` : ''}`,
    )
  return number
}

function wholeOf(name: string, value: string | undefined, otherwise: number): number {
  const number = numberOf(name, value, 0, 2 ** 31 - 1) ?? otherwise
  if (!Number.isInteger(number)) throw new InputFault(`${name} is “${value}”, not a whole number`)
  return number
}
