// What is told of a PDF beside what was found in taking it apart: what reading it found, or that it could not be read.
import { CHECKS, type Finding } from '../../core/tables-files.ts'

const UNREAD: Finding = {
  kind: 'text',
  tone: 'warn',
  text: 'The text of this PDF could not be read within the limits, so it was not checked.',
  page: null,
}

export function findingsWith(taken: Finding[], reading: { findings: Finding[] } | null): Finding[] {
  const others = taken.filter(({ text }) => text !== UNREAD.text)
  const findings = [...others, ...(reading ? reading.findings : [UNREAD])]
  return findings.sort((a, b) => CHECKS.indexOf(a.kind) - CHECKS.indexOf(b.kind))
}
