// Who is named in what a file of reviews says, by its lines: the same soft check that the form makes.
import type { Reading } from '../../context.ts'
import type { Field } from '../../core/tables-fields.ts'
import { nameOf } from '../../fields/answers.ts'
import type { Answers } from '../../fields/asked.ts'
import { lineSaying } from '../names.ts'
import { namesFound } from '../obstacles.ts'

/** `lines`: where the answer to each field begins; what is not in the file is told by its question. */
export async function namings(
  r: Reading,
  fields: Field[],
  answers: Answers,
  lines: ReadonlyMap<string, number>,
): Promise<string[]> {
  const found = await namesFound(r, fields, answers)
  const placed = found.flatMap(({ field, names }) => {
    const [begin, text] = [lines.get(nameOf(field)), String(answers.get(field.id))]
    const placeOf = (name: string) =>
      begin === undefined ? `“${field.label}”` : `Line ${begin + lineSaying(text, name)}`
    return names.map((name) => ({ place: placeOf(name), name }))
  })
  return [...Map.groupBy(placed, ({ place }) => place)].map(
    ([place, named]) => `${place} names ${named.map(({ name }) => name).join(', ')}.`,
  )
}
