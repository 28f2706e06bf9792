// What is announced of a file before its bytes come.
import { z } from 'zod'
import { line, reader } from '../core/form.ts'
import { wishTyped } from '../files/form.ts'

export const readAnnouncement = reader(
  z.object({
    kind: wishTyped,
    name: line(300, 'Name the file.'),
    size: z.coerce.number('Say how large the file is.').int().min(1, 'This file is empty. Choose another.'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'A SHA-256 has 64 hexadecimal digits.')
      .nullish()
      .transform((text) => text ?? null),
  }),
)
