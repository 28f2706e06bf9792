// An invitation counts as opened when its page stands before a person. Scanners of mail follow links too: they neither move nor stay.
const LONG_ENOUGH = 4000
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'keydown', 'scroll']

function tellOpened(root) {
  const place = root.querySelector('[data-invitation]')
  if (!place) return
  const watching = new AbortController()
  const { signal } = watching
  let timer
  const tell = () => {
    if (document.hidden) return
    clearTimeout(timer)
    watching.abort()
    fetch(place.dataset.invitation, { method: 'POST', keepalive: true }).catch(() => {})
  }
  const wait = () => {
    clearTimeout(timer)
    if (!document.hidden) timer = setTimeout(tell, LONG_ENOUGH)
  }
  for (const sign of SIGNS) addEventListener(sign, tell, { signal, passive: true })
  document.addEventListener('visibilitychange', wait, { signal })
  wait()
}

tellOpened(document)
