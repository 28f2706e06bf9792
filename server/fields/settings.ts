// Of what a chair has typed about a field, only what its kind has.
import type { Field } from '../core/tables-fields.ts'
import { LARGEST_ANSWER } from './file-types.ts'
import type { FieldTyped } from './form.ts'

/** Nothing else is kept, so that no limit works unseen. */
export function settingsOf(kind: Field['kind'], typed: FieldTyped) {
  const has = (...kinds: Field['kind'][]) => kinds.includes(kind)
  const conditional = typed.condition_id !== null && typed.condition_options.length > 0
  return {
    label: typed.label,
    help: typed.help,
    options: has('choice', 'choices', 'score') ? typed.options : has('file') ? typed.accepts : [],
    least: has('choices', 'number') ? typed.least : null,
    most: has('file')
      ? (typed.megabytes ?? LARGEST_ANSWER)
      : has('choices', 'number', 'topics')
        ? typed.most
        : null,
    soft_words: has('text', 'long-text') ? typed.soft_words : null,
    hard_words: has('text', 'long-text') ? typed.hard_words : null,
    condition_id: conditional ? typed.condition_id : null,
    condition_options: conditional ? typed.condition_options : [],
  }
}
