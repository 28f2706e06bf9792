// What a page gains goes to what stands there, and to parts that come later: by htmx, from a table sorted anew, with a file that arrived.

export function dressed(dress) {
  dress(document)
  // htmx names the whole page first, which is dressed already.
  document.body.addEventListener(
    'htmx:load',
    ({ detail }) => detail.elt !== document.body && dress(detail.elt),
  )
}

/** As htmx does, also where it has not come: this part was brought in some other way. */
export function tellOf(part) {
  part.dispatchEvent(new CustomEvent('htmx:load', { bubbles: true, detail: { elt: part } }))
}
