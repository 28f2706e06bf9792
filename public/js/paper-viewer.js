// The paper in the browser's own viewer, where it cannot be drawn in the page.
export function showInBrowser(pane) {
  const viewer = pane.querySelector('template[data-viewer]')
  viewer?.replaceWith(viewer.content)
  if (viewer && navigator.pdfViewerEnabled) navigator.sendBeacon(pane.dataset.opening)
}

/** What draws it never came, or does not run here. */
export function viewUndrawn(root) {
  addEventListener('load', () => {
    for (const pane of root.querySelectorAll('pdf-pane:not(:defined)')) showInBrowser(pane)
  })
}
