// Two papers by one author, two reviewers and a chair, and the letters that assignments write.
import type { TestHouse } from '../support/house.ts'

export async function twoPapers(house: TestHouse) {
  const ann = await house.author('Ann Author')
  const first = await house.submittedPaper(ann, { title: 'First Kernels' })
  const second = await house.submittedPaper(ann, { title: 'Second Kernels' })
  const rita = await house.reviewer('Rita Reviewer', { load: 2 })
  const rolf = await house.reviewer('Rolf Reviewer')
  return { ann, first, second, rita, rolf, chair: await house.chair() }
}

export const newLetters = async (house: TestHouse) =>
  (await house.letters()).filter(({ view }) => /^(assignments|standins)\//.test(view))
