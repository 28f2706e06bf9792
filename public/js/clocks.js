// Deadlines by the clock of the server: how long until they close, and whether the reader's clock says something else.
import { countDown } from './count-down.js'
import { dressed } from './dressing.js'
import { warnOfSkew } from './server-clock.js'

dressed((root) => {
  countDown(root)
  warnOfSkew(root)
})
