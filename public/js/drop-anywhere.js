// A file dropped anywhere on the page goes to the box that it fits: archives to the supplement, all else to the paper.
import { isGoing, tellGoing } from './file-drop.js'

const carriesFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files') ?? false

/** Also those from which a file is on its way: what is dropped would otherwise go to another box, at once. */
const TAKING = '[data-file-drop]:has(input[type="file"]:enabled, [data-way]:not([hidden]))'
const boxes = () => [...document.querySelectorAll(TAKING)]

function boxFor(target, file) {
  const under = target.closest?.('[data-file-drop]')
  if (under && boxes().includes(under)) return under
  const kind = /\.zip$/i.test(file.name) ? 'supplement' : 'paper'
  return boxes().find((box) => box.dataset.kind === kind) ?? boxes()[0]
}

function choose(box, file) {
  const input = box.querySelector('input[type="file"]')
  const one = new DataTransfer()
  one.items.add(file)
  input.files = one.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  box.scrollIntoView({ block: 'nearest' })
  return `${file.name} is chosen.`
}

export function dropAnywhere(root) {
  let depth = 0
  const say = (words) => {
    for (const status of root.querySelectorAll('[data-drop-words]')) status.textContent = words
  }
  const mark = (is) => {
    for (const box of boxes()) box.classList.toggle('over', is)
  }
  const on = (kind, act) =>
    root.addEventListener(kind, (event) => {
      if (!carriesFiles(event) || boxes().length === 0) return
      event.preventDefault()
      act(event)
    })
  on('dragover', () => undefined)
  on('dragenter', () => {
    if (depth++ > 0) return
    mark(true)
    say('Drop the file anywhere on the page.')
  })
  on('dragleave', () => {
    if (--depth > 0) return
    mark(false)
    say('The file is outside the page.')
  })
  on('drop', ({ target, dataTransfer }) => {
    depth = 0
    mark(false)
    const [file, more] = dataTransfer.files
    const box = more ? null : boxFor(target, file)
    if (box && isGoing(box)) return tellGoing(box)
    say(box ? choose(box, file) : 'Drop one file at a time.')
  })
}
