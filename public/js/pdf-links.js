// "(p. 3)" in a text about the paper: where the paper stands beside it, the pane goes to that page.

/** By the address: …#page=3. */
export const pageAsked = () => Number(/^#page=(\d+)$/.exec(location.hash)?.[1]) || null

export function followPages(pane, go) {
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-page]')
    const isOurs = link && new URL(link.href).pathname === pane.dataset.view
    // With a key held down one wants a tab of its own.
    if (!isOurs || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    go(Number(link.dataset.page))
  })
}
