// On phones the chair's navigation is a strip that scrolls: the page one is on comes into sight.
export function showPlace(root) {
  const place = root.querySelector('.sidenav [aria-current]')
  const strip = place?.closest('.sidenav')
  if (!strip || strip.scrollWidth <= strip.clientWidth) return
  const { left, width } = place.getBoundingClientRect()
  strip.scrollLeft += left + width / 2 - strip.clientWidth / 2
}
