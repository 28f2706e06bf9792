// The files of a paper: looked at as they are chosen, sent at once, watched on their way, and shown where they have arrived.
import { tellOf } from './dressing.js'
import { Refused, sendInPieces } from './pieces.js'
import { Pace } from './upload-pace.js'

const MEGABYTE = 1_048_576
const large = (bytes) => (bytes / MEGABYTE).toFixed(1)

/** How a file of a type begins, once it is read as text; a PDF says so within its first kilobyte. */
const BEGINS = {
  pdf: (head) => head.includes('%PDF-'),
  zip: (head) => head.startsWith('PK'),
  png: (head) => head.slice(1, 4) === 'PNG',
  jpeg: (head) => head.startsWith('\ufffd\ufffd\ufffd'),
  text: (head) => !head.includes('\0'),
}

/** What is wrong with the file, in words, or null. */
async function faultIn(file, { types, limit, choose }) {
  if (!file) return choose
  if (file.size > Number(limit))
    return `The file is ${large(file.size)} MB and the limit is ${Math.round(limit / MEGABYTE)}.`
  const head = await file.slice(0, 1024).text()
  if (types.split(' ').some((type) => BEGINS[type](head))) return null
  return `This file is ${types === 'pdf' ? 'not a PDF' : 'of another kind'}. ${choose}`
}

function show(box, fault) {
  const words = box.querySelector('.err')
  const input = box.querySelector('input[type="file"]')
  words.querySelector('span').textContent = fault ?? ''
  words.hidden = fault === null
  input.removeAttribute('aria-invalid')
  if (fault === null) return
  input.setAttribute('aria-invalid', 'true')
  input.focus()
}

const SAID = {
  sending: 'Uploading.',
  waiting: 'The connection is lost. The upload goes on by itself as soon as it is back.',
  checking: 'All of it has arrived. The file is being checked.',
}

/** The bar moves all the time; what a screen reader hears changes only with the state. */
function telling(box, file) {
  const way = box.querySelector('[data-way]')
  const [bar, words, status] = [
    way.querySelector('progress'),
    way.querySelector('[data-far]'),
    box.querySelector('[role="status"]'),
  ]
  const pace = new Pace(file.size)
  let state
  return (next, sent) => {
    if (next !== state) status.textContent = SAID[next]
    way.classList.toggle('waiting', next === 'waiting')
    state = next
    if (next === 'sending') {
      bar.value = sent / file.size
      words.textContent = `${large(sent)} of ${large(file.size)} MB${pace.left(sent)}`
    } else words.textContent = next === 'waiting' ? 'Waiting for the connection' : 'Checking the file'
    if (next === 'checking') bar.removeAttribute('value')
  }
}

/** What the form says of the file is fetched anew, from its own address; what is typed or chosen beside it stays. */
async function arrive(box, { version }) {
  const page = new DOMParser().parseFromString(await (await fetch(box.dataset.form)).text(), 'text/html')
  const own = `[data-file-drop][data-kind="${box.dataset.kind}"]`
  for (const part of [own, '[data-step]', '[data-steps-done]']) {
    const fresh = [...page.querySelectorAll(part)]
    for (const [at, old] of [...document.querySelectorAll(part)].entries())
      if (fresh[at]) old.replaceWith(fresh[at])
  }
  // Who writes elsewhere in the form meanwhile stays there.
  const isHere = document.activeElement === document.body
  const arrived = document.querySelector(own)
  tellOf(arrived.parentElement)
  arrived.querySelector('[role="status"]').textContent = `Version ${version} is stored and counts now.`
  const file = arrived.querySelector('.file')
  file?.setAttribute('tabindex', '-1')
  if (isHere) file?.focus()
}

const stay = (event) => event.preventDefault()

/** Files go by themselves: the button is for what was chosen and did not go. */
function offer(box, is) {
  box.querySelector('[data-upload]').hidden = !is
}

/** While a file is on its way the page asks before it is left. */
function occupy(box, is) {
  const [input, way] = [box.querySelector('input[type="file"]'), box.querySelector('[data-way]')]
  const [isInHand, wasHere] = [document.activeElement === input, way.contains(document.activeElement)]
  way.hidden = !is
  input.disabled = is
  offer(box, false)
  if (isInHand && is) way.querySelector('button').focus()
  if (wasHere && !is) input.focus()
  if (is) addEventListener('beforeunload', stay)
  else removeEventListener('beforeunload', stay)
}

async function send(box, file) {
  const { kind, uploads } = box.dataset
  const cancelling = new AbortController()
  occupy(box, true)
  box.querySelector('[data-way] button').onclick = () => cancelling.abort()
  try {
    const wish = { file, kind, begin: uploads, signal: cancelling.signal, tell: telling(box, file) }
    const stored = await sendInPieces(wish)
    occupy(box, false)
    await arrive(box, stored)
  } catch (error) {
    occupy(box, false)
    if (!(error instanceof Refused || cancelling.signal.aborted)) {
      offer(box, true)
      throw error
    }
    // To choose the same file again would otherwise be no change.
    box.querySelector('input[type="file"]').value = ''
    if (error instanceof Refused) show(box, error.message)
    else box.querySelector('[role="status"]').textContent = 'The upload is cancelled. Nothing has changed.'
  }
}

const FORGOTTEN = 'This file is chosen and not uploaded yet. Press Upload first.'
const ON_ITS_WAY = 'This file is still on its way. Wait until it is stored, or cancel it.'

export const isGoing = (box) => !box.querySelector('[data-way]').hidden

export function tellGoing(box) {
  show(box, ON_ITS_WAY)
  box.querySelector('[data-way] button').focus()
}

/** The choice of each box that counts: while one is looked at, another may be made, and only the later goes. */
const choices = new WeakMap()

async function chosen(box, file) {
  const choice = {}
  choices.set(box, choice)
  const fault = file ? await faultIn(file, box.dataset) : null
  if (choices.get(box) !== choice) return
  if (file && fault === null) {
    show(box, null)
    return send(box, file)
  }
  // What cannot go holds nothing up.
  box.querySelector('input[type="file"]').value = ''
  show(box, fault)
}

export function dropFiles(root) {
  for (const box of root.querySelectorAll('[data-file-drop]:has(input[type="file"])')) {
    const input = box.querySelector('input[type="file"]')
    const button = box.querySelector('[formenctype]')
    // A browser that opens the page again may still hold the file that was chosen.
    offer(box, input.files.length > 0)
    button.addEventListener('click', (event) => {
      event.preventDefault()
      chosen(box, input.files[0])
    })
    input.form.addEventListener('submit', (event) => {
      if (input.files.length === 0 || event.submitter === button || !input.isConnected) return
      event.preventDefault()
      if (isGoing(box)) return tellGoing(box)
      offer(box, true)
      show(box, FORGOTTEN)
    })
    input.addEventListener('change', () => chosen(box, input.files[0]))
  }
}
