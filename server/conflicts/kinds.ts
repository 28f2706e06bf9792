// The kinds of conflicts, in words, and where one can stand for a chair.
import type { Pill } from '../core/pill.ts'
import { CONFLICT_KINDS, type ConflictKind } from '../core/tables-conflicts.ts'

export const KIND_WORDS: Record<ConflictKind, string> = {
  'co-author': 'Co-author',
  advisor: 'Adviser or student',
  institution: 'Same institution',
  collaborator: 'Collaborator',
  family: 'Family or personal',
  other: 'Other',
}

export const kindOptions = () => CONFLICT_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))

export const FINDINGS = [
  'likely',
  'unjustified',
  'questioned',
  'answered',
  'declared',
  'confirmed',
  'cleared',
] as const
export type FindingState = (typeof FINDINGS)[number]

export const FINDING_WORDS: Record<FindingState, Pill> = {
  likely: { text: 'Likely, not declared', tone: 'warn' },
  unjustified: { text: 'Nothing speaks for it', tone: 'ember' },
  questioned: { text: 'Authors asked', tone: 'info' },
  answered: { text: 'Authors answered', tone: 'accent' },
  declared: { text: 'Declared', tone: 'outline' },
  confirmed: { text: 'Confirmed', tone: 'ok' },
  cleared: { text: 'Ruled out', tone: 'mute' },
}
