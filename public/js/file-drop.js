// The PDF of a paper: looked at before it is sent, dropped on its box, and watched on its way.
const MEGABYTE = 1_048_576
/** Below this a file is there before a bar could be read. */
const SMALL = MEGABYTE
const large = (bytes) => (bytes / MEGABYTE).toFixed(1)

/** What is wrong with the file, in words, or null; a PDF says so within its first kilobyte. */
async function faultIn(file, limit) {
  if (!file) return 'Choose the PDF of your paper.'
  if (file.size > limit)
    return `The file is ${large(file.size)} MB and the limit is ${Math.round(limit / MEGABYTE)}. Compress the figures, or move videos to the supplement.`
  const head = await file.slice(0, 1024).text()
  return head.includes('%PDF-') ? null : 'This file is not a PDF. Choose the PDF of your paper.'
}

function show(box, fault) {
  const words = box.querySelector('.err')
  const input = box.querySelector('input[type="file"]')
  words.querySelector('span').textContent = fault ?? ''
  words.hidden = fault === null
  input.toggleAttribute('aria-invalid', fault !== null)
  if (fault === null) return
  input.setAttribute('aria-invalid', 'true')
  input.focus()
}

/** The page that answers takes the place of this one, faults and notices included. */
function arrive(request, dress) {
  const page = new DOMParser().parseFromString(request.responseText, 'text/html')
  const main = page.querySelector('main')
  document.querySelector('main').replaceWith(main)
  document.title = page.title
  history.replaceState(null, '', request.responseURL)
  dress(main)
  const told = main.querySelector('.errsum, .notice') ?? main.querySelector('.drop .file')
  told?.setAttribute('tabindex', '-1')
  told?.focus()
}

function watch(box, request) {
  const way = box.querySelector('[data-way]')
  const bar = way.querySelector('progress')
  const words = way.querySelector('[role="status"]')
  const stop = () => {
    way.hidden = true
    box.querySelector('[formenctype]').removeAttribute('aria-busy')
  }
  way.hidden = false
  box.querySelector('[formenctype]').setAttribute('aria-busy', 'true')
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    bar.value = loaded / total
    words.textContent = loaded < total ? `${large(loaded)} of ${large(total)} MB` : 'Checking the file'
  })
  way.querySelector('button').onclick = () => request.abort()
  request.addEventListener('abort', stop)
  request.addEventListener('error', () => {
    stop()
    show(box, 'We cannot reach the server. Your text is still on this page. Try again in a minute.')
  })
}

function send(box, form, button, dress) {
  const request = new XMLHttpRequest()
  request.addEventListener('load', () => arrive(request, dress))
  watch(box, request)
  request.open('POST', button.formAction)
  request.send(new FormData(form))
}

export function dropFiles(root, dress) {
  for (const box of root.querySelectorAll('[data-file-drop]:has(input[type="file"])')) {
    const input = box.querySelector('input[type="file"]')
    const button = box.querySelector('[formenctype]')
    const check = () => faultIn(input.files[0], Number(box.dataset.limit))
    button.addEventListener('click', async (event) => {
      event.preventDefault()
      if (button.getAttribute('aria-busy') === 'true') return
      const fault = await check()
      show(box, fault)
      if (fault !== null) return
      if (input.files[0].size < SMALL) input.form.requestSubmit(button)
      else send(box, input.form, button, dress)
    })
    input.addEventListener('change', async () => show(box, input.files[0] ? await check() : null))
    for (const kind of ['dragover', 'dragleave', 'drop']) {
      box.addEventListener(kind, (event) => {
        event.preventDefault()
        box.classList.toggle('over', kind === 'dragover')
        if (kind !== 'drop' || event.dataTransfer.files.length === 0) return
        input.files = event.dataTransfer.files
        input.dispatchEvent(new Event('change'))
      })
    }
  }
}
