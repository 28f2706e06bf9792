// The bar of a rehearsal goes on telling the time: from the instant that the server named with the page.
const SECOND = 1000
const AOE = '-12:00'

const partsOf = (instant, timeZone, options) =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )

function clockIn(zone, instant) {
  const { hour, minute } = partsOf(instant, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${hour}:${minute}`
}

const dateIn = (zone, instant) =>
  JSON.stringify(partsOf(instant, zone, { day: 'numeric', month: 'long', year: 'numeric' }))

function run(bar) {
  const ahead = Date.parse(bar.dataset.virtual) - Date.now()
  const texts = [
    [bar.querySelector('[data-clock]'), bar.dataset.zone],
    [bar.querySelector('.aoe'), AOE],
  ]
  const datesAt = (instant) => texts.map(([, zone]) => dateIn(zone, instant)).join()
  const began = datesAt(Date.now() + ahead)
  const clock = setInterval(() => {
    const now = Date.now() + ahead
    // Another day would need other words: the next page has them.
    if (!bar.isConnected || datesAt(now) !== began) return clearInterval(clock)
    for (const [text, zone] of texts)
      text.textContent = text.textContent.replace(/^\d\d:\d\d/, clockIn(zone, now))
  }, SECOND)
}

export function runVirtualClock(root) {
  for (const bar of root.querySelectorAll('[data-virtual]')) run(bar)
}
