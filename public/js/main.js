// What every page gains where scripts run; each works without. What only some need comes with them: server/assets/scripts.ts.
import { submitOnChange } from './auto-submit.js'
import { dressed } from './dressing.js'
import { focusFaults } from './error-focus.js'
import './finder-dialog.js'
import { bringHtmxFor } from './htmx.js'
import { rememberPage, showLastNeeded } from './last-needed.js'
import { showLocalTimes } from './local-time.js'
import { closeMenus } from './menus.js'
import { viewUndrawn } from './paper-viewer.js'
import { pressOnce } from './press-once.js'
import { keepWhereSentAway } from './sent-away.js'
import { forgetSent } from './sent-form.js'
import { showPlace } from './side-nav.js'
import { forgetOnSignOut } from './stored.js'
import { switchTheme } from './theme.js'

// Before anything that was kept could come back.
forgetSent(document)
dressed((root) => {
  showLocalTimes(root)
  submitOnChange(root)
})
focusFaults(document)
closeMenus(document)
for (const main of document.querySelectorAll('main')) showLastNeeded(main)
rememberPage()
showPlace(document)
switchTheme(document)
forgetOnSignOut(document)
viewUndrawn(document)
pressOnce()
bringHtmxFor(document)
document.body.addEventListener('htmx:beforeSwap', keepWhereSentAway)
document.body.addEventListener('htmx:afterSwap', (event) => focusFaults(event.detail.elt))
