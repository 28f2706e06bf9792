// The theme changes at once; the server is told, so that the next page comes in it without a flash.
export function switchTheme(root) {
  root.addEventListener('submit', async (event) => {
    const form = event.target.closest('form.theme')
    if (!form || !event.submitter) return
    event.preventDefault()
    const { value } = event.submitter
    const body = new URLSearchParams(new FormData(form, event.submitter))
    document.documentElement.dataset.theme = value
    const next = [...form.querySelectorAll('button')].find((button) => button.offsetParent !== null)
    next?.focus()
    await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined)
  })
}
