// What time it is for the server: deadlines close by its clock, not by the reader's.

/** Minutes by which clocks may differ before somebody misses a deadline by them. */
const TOLERATED = 2
const MINUTE = 60_000

/** `house`: the clock that closes forms; `wall`: the server's own. They differ where a workshop is rehearsed. */
export async function askServer() {
  const asked = Date.now()
  const answer = await fetch('/healthz', { method: 'HEAD', cache: 'no-store' }).catch(() => null)
  const half = (Date.now() - asked) / 2
  // A browser takes what nobody reads to its end for broken off, even where there is nothing to read.
  await answer?.text()
  if (!answer?.ok) return null
  const at = (name) => Date.parse(answer.headers.get(name)) + half
  return { house: at('x-now'), wall: at('date') }
}

async function compare(warning) {
  const server = await askServer()
  if (!server) return
  const differs = (theirs) => Math.round((Date.now() - theirs) / MINUTE)
  const minutes = [differs(server.house), differs(server.wall)].sort((a, b) => Math.abs(a) - Math.abs(b))[0]
  warning.hidden = Math.abs(minutes) <= TOLERATED
  warning.querySelector('[data-difference]').textContent =
    `${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead of' : 'behind'} ours`
}

export function warnOfSkew(root) {
  for (const warning of root.querySelectorAll('[data-clock-skew]')) {
    compare(warning)
    addEventListener('focus', () => compare(warning))
  }
}
