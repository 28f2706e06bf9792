// Our engine beside HiGHS, instance by instance, as a table of Markdown: value, seconds, memory. `--all`: HiGHS on the large ones
// too, which takes minutes; `--listed`: the shared instances only.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KINDS, writeInstance } from './instances.ts'

const SHARED = join(import.meta.dirname, '../../shared/data/assignment')
/** The optima listed for the shared instances, and the best totals known above the best floor. */
const LISTED: Record<string, { total: number; floor?: number }> = {
  preflib1: { total: 124.25 },
  preflib2: { total: 141.5 },
  preflib3: { total: 454.25 },
  midl: { total: 201.884878, floor: 201.768731 },
  midl_lb: { total: 150.043126 },
  aamas2015: { total: 1406.25, floor: 1375.75 },
  s150x120: { total: 309.849398, floor: 309.659365 },
  s150x120_lo2: { total: 308.759295 },
  s3000x2500_top100: { total: 9528.5817, floor: 9528.469783 },
  s10000x10000_top100: { total: 33376.712364, floor: 33376.668842 },
  h10000_ties: { total: 33424.65 },
}
/** Above so many pairs HiGHS takes longer than one wants to wait. */
const PATIENCE = 70_000

const all = process.argv.includes('--all')
const node = (...args: string[]) =>
  JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 }))
const cli = join(import.meta.dirname, '../server/cli.ts')
const ours = (file: string, objective: string) =>
  node(cli, 'assign', file, '--no-pairs', '--objective', objective)

const columns = [
  'instance',
  'objective',
  'value',
  'listed',
  'gap',
  's',
  'MiB',
  'HiGHS s',
  'HiGHS MiB',
  'ratio',
]
const line = (cells: (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)

function compare(
  name: string,
  file: string,
  pairs: number,
  listed?: { total: number; floor?: number },
): void {
  for (const objective of ['total', 'floor'] as const) {
    const { status, value, gap, seconds, peakMemoryMiB } = ours(file, objective)
    const known = listed?.[objective]
    const other =
      objective === 'total' && (all || pairs <= PATIENCE)
        ? node(join(import.meta.dirname, 'highs.ts'), file)
        : null
    const judged =
      known === undefined ? '' : Math.abs(value - known) < 1e-6 ? 'equal' : (value - known).toFixed(6)
    if (other && other.status === 'Optimal' && Math.abs(other.value - value) > 1e-5)
      throw new Error(`${name}: HiGHS has ${other.value}, we ${value}`)
    line([
      name,
      status === 'infeasible' ? 'short' : objective,
      value ?? 'none',
      judged,
      gap ?? '',
      seconds.toFixed(3),
      peakMemoryMiB.toFixed(0),
      other ? other.seconds.toFixed(2) : '',
      other ? other.peakMemoryMiB.toFixed(0) : '',
      other ? `${Math.round(other.seconds / seconds)}x` : '',
    ])
  }
}

line(columns)
line(columns.map(() => '---'))
if (existsSync(SHARED))
  for (const [name, listed] of Object.entries(LISTED)) {
    const size = name.includes('000') ? Infinity : 0
    compare(name, join(SHARED, `${name}.asg.gz`), size, listed)
  }
else process.stdout.write('The shared instances are not beside the project; drawn ones only.\n')

const place = mkdtempSync(join(tmpdir(), 'rostrum-bench-'))
try {
  for (const kind of process.argv.includes('--listed') ? [] : KINDS) {
    const file = join(place, 'instance.asg')
    compare(kind.name, file, writeInstance(kind, file))
  }
} finally {
  rmSync(place, { recursive: true })
}
