// What a reviewer types who hands a paper back: why, and whom they would ask instead, if they know somebody.
import { z } from 'zod'
import { ADDRESS, line, prose, reader } from '../core/form.ts'
import type { Substitute } from '../core/tables-reviewing.ts'

export type Refusal = {
  reason: string
  substitute: Pick<Substitute, 'name' | 'email' | 'note'> | null
}

const NAMELESS = 'Enter the name of whom you propose, or leave all three fields empty.'
const UNREACHABLE =
  'Enter the address of whom you propose, like name@university.edu, or leave all three fields empty.'

/** Nothing about the address is looked up: an answer would tell who is a reviewer, an author or invited. */
export const readRefusal = reader(
  z
    .object({
      reason: prose(2000, 'Say in a sentence why, so that the chairs know what to do.'),
      substitute_name: line(200),
      substitute_email: line(254).transform((text) => text.toLowerCase()),
      substitute_note: line(300),
    })
    .superRefine(({ substitute_name: name, substitute_email: email, substitute_note: note }, context) => {
      if (!name && !email && !note) return
      if (!name) context.addIssue({ code: 'custom', path: ['substitute_name'], message: NAMELESS })
      if (!ADDRESS.test(email))
        context.addIssue({ code: 'custom', path: ['substitute_email'], message: UNREACHABLE })
    })
    .transform(
      ({ reason, substitute_name: name, substitute_email: email, substitute_note: note }): Refusal => ({
        reason,
        substitute: name ? { name, email, note } : null,
      }),
    ),
)
