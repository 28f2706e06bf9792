// On which page of which paper one was, in this browser; the latest twenty papers.
const KEY = 'paper-places'
const MOST = 20

function places() {
  try {
    return new Map(JSON.parse(localStorage.getItem(KEY)))
  } catch {
    return new Map()
  }
}

export const placeOf = (paper) => places().get(paper) ?? 1

export function rememberPlace(paper, page) {
  const known = places()
  if (known.get(paper) === page) return
  known.delete(paper)
  known.set(paper, page)
  try {
    localStorage.setItem(KEY, JSON.stringify([...known].slice(-MOST)))
  } catch {
    // A private window has no storage: then one begins at the first page.
  }
}
