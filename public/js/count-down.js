// Countdowns run on. They start from what the server said was left, so a wrong clock here does no harm.
const MINUTE = 60_000

const left = (numbers) =>
  (Number(numbers[0].textContent) * 1440 +
    Number(numbers[1].textContent) * 60 +
    Number(numbers[2].textContent)) *
  MINUTE

function show(timer, numbers, milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE))
  const amounts = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const units = ['day', 'hour', 'minute'].map((unit, i) => (amounts[i] === 1 ? unit : `${unit}s`))
  numbers.forEach((number, i) => {
    number.textContent = amounts[i]
    if (number.nextElementSibling) number.nextElementSibling.textContent = units[i]
  })
  const [days, hours, rest] = amounts.map((amount, i) => `${amount} ${units[i]}`)
  timer.setAttribute('aria-label', `${timer.dataset.label} ${days}, ${hours} and ${rest}`)
}

export function countDown(root) {
  for (const timer of root.querySelectorAll('[data-until]')) {
    const numbers = [...timer.querySelectorAll('b')]
    if (numbers.length !== 3) continue
    const end = Date.now() + left(numbers)
    const clock = setInterval(() => {
      if (timer.isConnected) show(timer, numbers, end - Date.now())
      else clearInterval(clock)
    }, MINUTE / 4)
  }
}
