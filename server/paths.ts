// The site map: every address as a function. Views, letters and redirects write `to.paper(paper)`, never a string.
import { account, papers, public_ } from './paths-author.ts'
import { chairing, deciding, probes, programs, rehearsing } from './paths-chair.ts'
import { discussing, flagging, reviewing } from './paths-reviewing.ts'

export { forms } from './paths-chair.ts'

export const to = {
  ...public_,
  ...account,
  ...papers,
  ...reviewing,
  ...discussing,
  ...flagging,
  ...deciding,
  ...chairing,
  ...rehearsing,
  ...programs,
  ...probes,
}
