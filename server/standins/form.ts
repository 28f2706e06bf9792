// Which of the proposed people a chair invites.
import { z } from 'zod'
import { reader } from '../core/form.ts'

export const readSubstitute = reader(z.object({ substitute: z.uuid('Choose somebody of the list.') }))
