// Times that the server wrote in its own zones are written again in the zone of the visitor; files that it writes are asked for in it.
const format = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** "America/Argentina/Buenos_Aires" is "Buenos Aires" to a person. */
const { timeZone } = format.resolvedOptions()
const place = timeZone.split('/').at(-1).replaceAll('_', ' ')

function inWords(instant) {
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${part.weekday} ${part.day} ${part.month}, ${part.hour}:${part.minute} in ${place}`
}

export function showLocalTimes(root) {
  for (const link of root.querySelectorAll('[data-zoned]'))
    link.search = new URLSearchParams({ zone: timeZone })
  if (timeZone === 'UTC') return
  for (const element of root.querySelectorAll('[data-local-time]')) {
    const instant = new Date(element.dataset.localTime)
    if ('deadline' in element.dataset) instant.setMinutes(instant.getMinutes() - 1)
    element.textContent = inWords(instant)
    const row = element.closest('[data-own-zone]')
    if (row) row.hidden = false
  }
}
