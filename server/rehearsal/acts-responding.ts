// Where there are responses, their contacts are asked for them, and most answer.
import type { Writing } from '../context.ts'
import { askForResponses, sendResponse } from '../response/actions.ts'
import { rulesOf } from '../response/queries.ts'
import { reviewsOfPaper } from '../reviews/queries.ts'
import { responseOn } from '../world/responses.ts'
import type { Act, Script } from './script.ts'

/** Where each review has a response of its own, people write them by hand. */
async function respond(w: Writing, id: number, text: string): Promise<unknown> {
  const { scope } = await rulesOf(w)
  if (scope === 'review' || (await reviewsOfPaper(w, id)).length === 0) return
  return sendResponse(w, id, { text, review: undefined, names_are_fine: true, version: 0 })
}

export function respondingActs({ world, extras: { response } }: Script): Act[] {
  if (!response) return []
  const { opens, closes } = response
  const length = closes.epochMilliseconds - opens.epochMilliseconds
  const asking: Act = { at: opens.add({ minutes: 5 }), by: 'workshop', act: askForResponses }
  const answers = world.papers.flatMap(
    ({ contact, submittedAt, withdrawal, deskRejection }, place): Act[] => {
      const said = responseOn(world.wish.seed, place)
      if (!said || !submittedAt || withdrawal || deskRejection) return []
      const at = opens.add({ milliseconds: Math.round(length * said.share) })
      const act: Act['act'] = async (w, { papers }) => {
        const id = papers.get(place)
        if (id !== undefined) await respond(w, id, said.text)
      }
      return [{ at, by: contact, paper: place, act }]
    },
  )
  return [asking, ...answers]
}
