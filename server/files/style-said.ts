// Whether a paper keeps to the length and the size of pages that the workshop asks for.
import type { Workshop } from '../core/tables.ts'
import type { FileText, Finding } from '../core/tables-files.ts'
import { counted } from '../core/words.ts'

type Style = Pick<Workshop, 'main_pages' | 'paper_size'>

const sizes = { letter: '612x792', a4: '595x842' }
const names: Record<string, string> = { '612x792': 'US Letter', '595x842': 'A4' }

export function styleSaid(style: Style, text: Pick<FileText, 'main_pages' | 'paper_size'>): Finding[] {
  return [...lengthSaid(style, text.main_pages), ...sizeSaid(style, text.paper_size)]
}

function lengthSaid({ main_pages: most }: Style, has: number | null): Finding[] {
  if (most === null || has === null) return []
  const told = `The main text has ${counted(has, 'page')}`
  return [
    has > most
      ? {
          kind: 'length',
          tone: 'warn',
          text: `${told}, and ${counted(most, 'page')} are allowed.`,
          page: most + 1,
        }
      : { kind: 'length', tone: 'ok', text: `${told}; ${counted(most, 'page')} are allowed.`, page: null },
  ]
}

function sizeSaid({ paper_size: wanted }: Style, has: string): Finding[] {
  const [width = '', height = ''] = has.split('x')
  const found = names[has] ?? `${width} × ${height} points`
  if (wanted === 'any' || sizes[wanted] === has)
    return [{ kind: 'page-size', tone: 'ok', text: `The pages are ${found}.`, page: null }]
  const asked = names[sizes[wanted]] ?? ''
  return [
    {
      kind: 'page-size',
      tone: 'warn',
      text: `The pages are ${found}; the workshop asks for ${asked}.`,
      page: 1,
    },
  ]
}
