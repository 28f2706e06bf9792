// Where a zone is yet to be chosen, the visitor's own is proposed: most workshops are set up where they take place.
import { dressed } from './dressing.js'

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()

function proposeZone(root) {
  for (const select of root.querySelectorAll('[data-proposes-zone] select')) {
    if (select.value !== '' || !timeZone) continue
    // Browsers may know a zone by an older name, or one that the server has no name for; it takes both.
    const renamed = JSON.parse(select.closest('[data-proposes-zone]').dataset.proposesZone)
    const zone = renamed[timeZone] ?? timeZone
    if (![...select.options].some(({ value }) => value === zone))
      select.append(new Option(zone.replaceAll('_', ' '), zone))
    select.value = zone
  }
}

dressed(proposeZone)
