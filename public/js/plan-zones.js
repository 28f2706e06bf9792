// The plan's second column: each time once more in the zone of the visitor, marked where it falls on another day.
import { dressed } from './dressing.js'

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
const place = timeZone.split('/').at(-1).replaceAll('_', ' ')
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
const KEY = 'plan-zones'

function remembered() {
  try {
    return localStorage.getItem(KEY) ?? 'both'
  } catch {
    return 'both'
  }
}

function remember(choice) {
  try {
    localStorage.setItem(KEY, choice)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** " +1" where it is the next day for the visitor, " -1" where it is still the day before. */
function dayMark(instant, workshopDay) {
  const days = Math.round((Date.parse(day.format(instant)) - Date.parse(workshopDay)) / 86_400_000)
  return days === 0 ? '' : ` ${days > 0 ? '+' : '−'}${Math.abs(days)}`
}

function fill(root, both) {
  for (const time of root.querySelectorAll('[data-plan-time]')) {
    const instant = new Date(time.dateTime)
    time.textContent = both ? clock.format(instant) + dayMark(instant, time.dataset.planTime) : ''
  }
  for (const name of root.querySelectorAll('[data-plan-zone-name]')) name.textContent = both ? place : ''
  for (const plan of root.querySelectorAll('[data-plan]')) plan.classList.toggle('two-zones', both)
}

/** By the clock, for one zone has several names. A browser that knows none of them shows both columns. */
function differsFrom(zone, instants) {
  const style = { dateStyle: 'short', timeStyle: 'short' }
  try {
    const [here, there] = [undefined, zone].map(
      (timeZone) => new Intl.DateTimeFormat('en-GB', { ...style, timeZone }),
    )
    return instants.some((instant) => here.format(instant) !== there.format(instant))
  } catch {
    return true
  }
}

function showPlanZones(root) {
  const all = [...root.querySelectorAll('[data-plan-switch]')]
  const instants = [...root.querySelectorAll('[data-plan-time]')].map((time) => new Date(time.dateTime))
  // In the zone of the workshop both columns would say the same.
  const choices = all.filter((choice) => differsFrom(choice.dataset.planSwitch, instants))
  if (choices.length === 0) return
  const choose = (choice) => {
    fill(root, choice === 'both')
    for (const button of root.querySelectorAll('[data-plan-zones]')) {
      button.setAttribute('aria-pressed', String(button.dataset.planZones === choice))
    }
  }
  for (const choice of choices) {
    choice.hidden = false
    choice.addEventListener('click', (event) => {
      const button = event.target.closest('[data-plan-zones]')
      if (!button) return
      remember(button.dataset.planZones)
      choose(button.dataset.planZones)
    })
  }
  choose(remembered())
}

dressed(showPlanZones)
