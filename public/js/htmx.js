// htmx weighs more than most pages have scripts besides, so it comes when there is something for it to do.

function fetched({ resolve, reject }) {
  if (window.htmx) return resolve()
  const { href: src } = new URL('../vendor/htmx.min.js', import.meta.url)
  const coming = [...document.scripts].find((one) => one.src === src)
  const script = coming ?? Object.assign(document.createElement('script'), { src })
  script.addEventListener('load', () => resolve())
  script.addEventListener('error', () => {
    script.remove()
    reject(new Error('htmx did not come.'))
  })
  if (!coming) document.head.append(script)
}

/** Settled as soon as it is there. It reads its settings from a page that is complete. */
export function bringHtmx() {
  const wanted = Promise.withResolvers()
  if (document.readyState === 'complete') fetched(wanted)
  else window.addEventListener('load', () => fetched(wanted), { once: true })
  return wanted.promise
}

/** Parts that ask by themselves; a preview, and the finder beside the page, ask when they are wanted. */
export function bringHtmxFor(root) {
  if (root.querySelector('main :is([hx-get], [hx-post]):not([data-preview])')) bringHtmx().catch(() => {})
}
