// The kinds of flags and what becomes of them, in words.
import type { Pill } from '../core/pill.ts'
import type { FlagKind, FlagOutcome } from '../core/tables-flags.ts'

type Kind = { value: FlagKind; label: string; hint: string }

export const KINDS: Kind[] = [
  {
    value: 'ethics',
    label: 'Ethics',
    hint: 'Harm to people, data without consent, an undeclared interest.',
  },
  {
    value: 'anonymity',
    label: 'Anonymity broken',
    hint: 'The paper, its files or a link tell who wrote it.',
  },
  {
    value: 'plagiarism',
    label: 'Plagiarism or double submission',
    hint: 'Text, figures or results stand elsewhere already.',
  },
  {
    value: 'instructions',
    label: 'Hidden instructions',
    hint: 'Text that readers do not see, meant to steer automatic reviewers.',
  },
  { value: 'other', label: 'Something else', hint: 'Whatever the chairs should look at.' },
]

export const kindInWords = (kind: FlagKind): string =>
  KINDS.find(({ value }) => value === kind)?.label ?? 'Something else'

/** `pill`: how the list says it. */
export const OUTCOMES: { value: FlagOutcome; label: string; pill: Pill }[] = [
  { value: 'upheld', label: 'There is something to it', pill: { tone: 'warn', text: 'Upheld' } },
  { value: 'dismissed', label: 'Nothing is wrong', pill: { tone: 'outline', text: 'Dismissed' } },
]
