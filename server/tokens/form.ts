// What a person types to make a token.
import { z } from 'zod'
import { line, reader } from '../core/form.ts'

export const readName = reader(
  z.object({ name: line(100, 'Name the program that gets it, so that you know it again.') }),
)
