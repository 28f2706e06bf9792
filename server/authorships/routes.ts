// The authors of a paper: their list, and the link by which each of them confirms or corrects the own line.
import { Router } from 'express'
import { writing } from '../context.ts'
import { fault } from '../core/form.ts'
import { proposeCorrection } from '../corrections/actions.ts'
import { idOf, tokenOf } from '../http.ts'
import { to } from '../paths.ts'
import { askAgain, changeAuthors, confirmAsMyself, confirmAuthorship, leavePaper } from './actions.ts'
import { isProposal, readAnswer, readAuthors } from './form.ts'
import { authorshipsPage, letterPage } from './page.ts'

export const authorships = Router()

authorships.get('/papers/authorships/:token', async (req, res) => {
  await res.page('authorships/letter', await letterPage(req.reading, tokenOf(req)))
})

/** One address for both answers: the line as it stands confirms it, another line proposes a correction. */
authorships.post('/papers/authorships/:token', async (req, res) => {
  const token = tokenOf(req)
  const { own } = await letterPage(req.reading, token)
  const entry = readAnswer(req.body)
  if (!entry.ok) return res.page('authorships/letter', await letterPage(req.reading, token, entry), 422)
  const answer = entry.value
  const proposes = isProposal(answer, own)
  const refused = await writing(req, (w) =>
    proposes ? proposeCorrection(w, token, answer) : confirmAuthorship(w, token, answer.seen),
  )
  if (refused) {
    const again = fault(refused.problems, req.body)
    return res.page('authorships/letter', await letterPage(req.reading, token, again), 422)
  }
  const told = 'Thank you. Your co-authors read your correction now, and you hear of their answer by email.'
  res.next(
    to.authorshipLetter(token),
    proposes ? told : 'Thank you. Your co-authors see that you have confirmed.',
  )
})

authorships.get('/papers/:id/authorships', async (req, res) => {
  await res.page('authorships/index', await authorshipsPage(req.reading, idOf(req)))
})

authorships.post('/papers/:id/authorships', async (req, res) => {
  const id = idOf(req)
  const entry = readAuthors(req.body)
  const refused = entry.ok ? await writing(req, (w) => changeAuthors(w, id, entry.value)) : entry
  if (refused) {
    const again = fault(refused.problems, req.body)
    return res.page('authorships/index', await authorshipsPage(req.reading, id, again), 422)
  }
  res.next(to.authorships({ id }), 'The list is saved. Authors whose line or order changed are asked again.')
})

authorships.post('/papers/:id/authorships/confirmation', async (req, res) => {
  const paper = await writing(req, (w) => confirmAsMyself(w, idOf(req)))
  res.next(to.authorships(paper), 'Thank you. Your co-authors see that you have confirmed.')
})

authorships.post('/papers/:id/authorships/:authorship/question', async (req, res) => {
  const id = idOf(req)
  const refused = await writing(req, (w) => askAgain(w, id, idOf(req, 'authorship')))
  if (refused) return res.page('authorships/index', await authorshipsPage(req.reading, id, refused), 422)
  res.next(
    to.authorships({ id }),
    'The letter is on its way again. Its link takes the place of the earlier one.',
  )
})

authorships.post('/papers/:id/authorships/departure', async (req, res) => {
  const id = idOf(req)
  const refused = await writing(req, (w) => leavePaper(w, id))
  if (refused) return res.page('authorships/index', await authorshipsPage(req.reading, id, refused), 422)
  res.next(to.desk(), 'You are no author of that paper any more.')
})
