// What the pages gain where scripts run; every page works without. Parts that arrive later are dressed too.
import { submitOnChange } from './auto-submit.js'
import { countDown } from './count-down.js'
import { focusFaults } from './error-focus.js'
import { showLocalTimes } from './local-time.js'
import { closeMenus } from './menus.js'
import { showPlanZones } from './plan-zones.js'
import { switchTheme } from './theme.js'

function dress(root) {
  showLocalTimes(root)
  countDown(root)
  showPlanZones(root)
  submitOnChange(root)
}

dress(document)
focusFaults(document)
closeMenus(document)
switchTheme(document)
document.body.addEventListener('htmx:load', (event) => dress(event.detail.elt))
document.body.addEventListener('htmx:afterSwap', (event) => focusFaults(event.detail.elt))
