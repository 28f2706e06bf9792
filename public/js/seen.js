// Messages of a discussion count as read once they were in view for a moment; without scripts a button says so.
import { dressed } from './dressing.js'

const LONG_ENOUGH = 1500

function markSeen(root) {
  const place = root.querySelector('[data-readings]')
  if (!place || !('IntersectionObserver' in window)) return
  const timers = new Map()
  const tell = (message) => {
    observer.unobserve(message)
    const body = new URLSearchParams([['comments[]', message.dataset.unread]])
    fetch(place.dataset.readings, { method: 'POST', body, redirect: 'manual' }).catch(() => {})
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target))
        if (isIntersecting)
          timers.set(
            target,
            setTimeout(() => tell(target), LONG_ENOUGH),
          )
      }
    },
    { threshold: 0.1 },
  )
  for (const message of place.querySelectorAll('[data-unread]')) observer.observe(message)
}

dressed(markSeen)
