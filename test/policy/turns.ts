// Who asks what, where several are answered alike: each asks a fifth, and in each chapter another one. TEST_LONG=1 asks everything.

/** `shared`: the pages that are shared out. */
export type Turn = { number: number; shared: RegExp }

const isLong = process.env.TEST_LONG === '1'
const EVERY = 5

/** Whoever is no chair is refused pages of the chairs as all the others are. */
export const OF_CHAIRS =
  /^\/(applications(?!\/new)|assignments|circulars|conflicts|decisions|deferrals|extensions|flags|forecast|invitations|journal|mail|quality|reminders|reviewers|selection|settings|rehearsal|programme\/(boards|draft|slots))\b/

/** Rows of which there are many, and which stay as they were written. */
export const OF_OLD = /^\/(mail\/letters|programme\/slots)\//

/** Of these the ones that are asked by whose turn it is. */
export const inTurn = <One>(all: One[], turn: Turn | undefined): One[] =>
  isLong || !turn ? all : all.filter((_, at) => (at + turn.number) % EVERY === 0)
