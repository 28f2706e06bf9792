// What the server advises on a review as it saves itself. It stands below everything else, so that nothing moves while one types or points.

/** "Your text is 12 words" is no news after "Your text is 9 words". */
const gistOf = (hints) => hints.join(' ').replace(/\d+/g, '')

function drawn(words) {
  const hint = document.querySelector('#hint').content.cloneNode(true)
  hint.querySelector('b').textContent = words
  return hint
}

export function showHints(form) {
  const place = document.querySelector('[data-hints]')
  const count = document.querySelector('[data-hints-count]')
  const told = document.querySelector('[data-hints-told]')
  let gist = gistOf([...place.querySelectorAll('b')].map(({ textContent }) => textContent))
  form.addEventListener('saved', ({ detail: { advice } }) => {
    place.replaceChildren(...advice.map(drawn))
    place.hidden = count.hidden = advice.length === 0
    count.textContent = `Worth a look: ${advice.length}`
    if (gistOf(advice) !== gist) told.textContent = advice.join(' ')
    gist = gistOf(advice)
  })
}
