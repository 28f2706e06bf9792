// What a person types about a tie: somebody by address, or an institution by name or domain.
import { z } from 'zod'
import { ADDRESS, line, reader } from '../core/form.ts'
import { CONFLICT_KINDS } from '../core/tables-conflicts.ts'

export const readTie = reader(
  z
    .object({
      who: line(254, 'Enter an email address, or the name of an institution.').refine(
        (who) => !who.includes('@') || ADDRESS.test(who),
        'Enter an email address, like name@university.edu.',
      ),
      kind: z.enum(CONFLICT_KINDS, 'Choose what ties you.'),
      note: line(300),
    })
    .transform(({ who, ...rest }) => {
      const isAddress = who.includes('@')
      return { ...rest, email: isAddress ? who.toLowerCase() : null, institution: isAddress ? null : who }
    }),
)
