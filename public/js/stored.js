// What this browser keeps for a person until one signs out: texts that the server has not confirmed, and which pages were opened.

/** Private windows and full disks have no storage: then the text is as safe as the page is. */
function attempt(act) {
  try {
    return act()
  } catch {
    return null
  }
}

/** Of what a form holds. */
export function keyOf({ dataset }) {
  return `draft:${dataset.as}:${dataset.autoSave ?? dataset.kept}`
}

/** Of the pages that this person has opened. */
export function keyOfPages(as) {
  return `opened:${as}`
}

/** `more`: what else is to be known when it is read again. */
export function remember(key, fields, more = {}) {
  attempt(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields, ...more })))
}

export function forget(key) {
  attempt(() => localStorage.removeItem(key))
}

export function recall(key) {
  return attempt(() => JSON.parse(localStorage.getItem(key)))
}

/** The next person at this computer reads none of it. */
export function forgetOnSignOut(root) {
  for (const form of root.querySelectorAll('form[action$="/sessions/current/end"]')) {
    form.addEventListener('submit', () => {
      for (const key of attempt(() => Object.keys(localStorage)) ?? [])
        if (/^(draft|opened):/.test(key)) forget(key)
    })
  }
}
