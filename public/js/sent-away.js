// Whoever was signed out while a page stood open is sent to another page, of which no part belongs into this one.
export function keepWhereSentAway({ detail }) {
  const { responsePath, finalRequestPath } = detail.pathInfo
  const pathOf = (path) => path && new URL(path, location).pathname
  if (responsePath && pathOf(responsePath) !== pathOf(finalRequestPath)) detail.shouldSwap = false
}
