// Co-authors open the link of the letter that tells them of a submission, and confirm their line or propose another.
import { confirmAuthorship } from '../authorships/actions.ts'
import { proposeCorrection } from '../corrections/actions.ts'
import { answerOf } from '../world/confirming.ts'
import { tokenOfQuestion } from './queries.ts'
import { type Act, placed, type Script } from './script.ts'

export const authorActs = ({ world, timeline }: Script): Act[] =>
  world.papers.flatMap(({ authors }, place) =>
    authors.flatMap((who): Act[] => {
      const answer = answerOf(world, place, who)
      if (!answer) return []
      const { at, correction } = answer
      const act: Act['act'] = async (w, { papers }) => {
        const token = await tokenOfQuestion(w, papers.get(place) ?? 0, placed(world.people, who).email)
        if (!token) return
        return correction
          ? proposeCorrection(w, token, { ...correction, leaves: false })
          : confirmAuthorship(w, token, undefined)
      }
      return [{ at: timeline(at), by: 'visitor', paper: place, act }]
    }),
  )
