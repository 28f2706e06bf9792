// What the pages gain where scripts run; every page works without. Parts that arrive later are dressed too.
import { authorRows } from './author-rows.js'
import { autoSave } from './auto-save.js'
import { submitOnChange } from './auto-submit.js'
import { bidAtOnce } from './bids.js'
import { followSaves } from './checklist.js'
import { showAsked, showOfKind } from './conditions.js'
import { countDown } from './count-down.js'
import { dropAnywhere } from './drop-anywhere.js'
import { focusFaults } from './error-focus.js'
import { dropFiles } from './file-drop.js'
import './finder-dialog.js'
import { forgetSent, keepTexts } from './kept-text.js'
import { rememberPage, showLastNeeded } from './last-needed.js'
import { showLocalTimes } from './local-time.js'
import { walkMatrix } from './matrix.js'
import { clearMended } from './mended.js'
import { offerMentions } from './mentions.js'
import { closeMenus } from './menus.js'
import { forgetOnSignOut } from './mirror.js'
import { oneLine } from './one-line.js'
import { tellOpened } from './opened.js'
import { viewUndrawn } from './paper-viewer.js'
import { showPlanZones } from './plan-zones.js'
import { pressOnce } from './press-once.js'
import { previewTyped } from './preview.js'
import { markSeen } from './seen.js'
import { selectRows } from './select-rows.js'
import { keepWhereSentAway } from './sent-away.js'
import { warnOfSkew } from './server-clock.js'
import { showPlace } from './side-nav.js'
import { sortInPlace } from './sort-heads.js'
import { switchTheme } from './theme.js'
import { tellTurning } from './turning.js'
import { runVirtualClock } from './virtual-clock.js'
import { countWords } from './word-count.js'
import { proposeZone } from './zone-choice.js'

function dress(root) {
  showLocalTimes(root)
  countDown(root)
  runVirtualClock(root)
  showPlanZones(root)
  proposeZone(root)
  submitOnChange(root)
  authorRows(root)
  oneLine(root)
  selectRows(root)
  walkMatrix(root)
  dropFiles(root, dress)
  warnOfSkew(root)
  showAsked(root)
  showOfKind(root)
  countWords(root)
  previewTyped(root)
  offerMentions(root)
  markSeen(root)
  keepTexts(root)
  // Last, for it remembers the form as the others have left it.
  autoSave(root)
}

// Before anything that was kept could come back.
forgetSent(document)
dress(document)
bidAtOnce(document)
tellTurning(document)
tellOpened(document)
sortInPlace(document)
focusFaults(document)
closeMenus(document)
for (const main of document.querySelectorAll('main')) showLastNeeded(main)
rememberPage()
showPlace(document)
switchTheme(document)
dropAnywhere(document)
followSaves(document)
clearMended(document)
forgetOnSignOut(document)
viewUndrawn(document)
// After every listener that sends a form in its own way.
pressOnce(document)
// htmx names the whole page first, which is dressed already.
document.body.addEventListener('htmx:load', ({ detail }) => detail.elt !== document.body && dress(detail.elt))
document.body.addEventListener('htmx:beforeSwap', keepWhereSentAway)
document.body.addEventListener('htmx:afterSwap', (event) => focusFaults(event.detail.elt))
