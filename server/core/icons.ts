// The project's own icons, on a 24 grid with a stroke, as SVG text for the templates.

const shapes = {
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  x: '<path d="M6 6l12 12M18 6 6 18"/>',
  up: '<path d="m6 15 6-6 6 6"/>',
  down: '<path d="m6 9 6 6 6-6"/>',
  left: '<path d="m15 6-6 6 6 6"/>',
  right: '<path d="m9 6 6 6-6 6"/>',
  grip: '<path d="M9 6h.01M9 12h.01M9 18h.01M15 6h.01M15 12h.01M15 18h.01" class="thick"/>',
  lock: '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="2.8"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
  file: '<path d="M7 3.5h7l4 4V20a.5.5 0 0 1-.5.5h-10A.5.5 0 0 1 7 20Z"/><path d="M14 3.5v4h4"/>',
  upload: '<path d="M12 16V5m-4.5 4L12 4.5 16.5 9M5 19.5h14"/>',
  download: '<path d="M12 4.5v11m-4.5-4L12 16l4.5-4.5M5 19.5h14"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
  bell: '<path d="M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 1.5h-15Z"/><path d="M10 20.5h4"/>',
  moon: '<path d="M19.5 14A8 8 0 0 1 10 4.5 8 8 0 1 0 19.5 14Z"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4"/>',
  warn: '<path d="M12 4 2.8 19.5h18.4Z"/><path d="M12 10v4.5m0 2.4v.1"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5m0-8.4v.1"/>',
  mail: '<rect x="3.5" y="5.5" width="17" height="13" rx="1.5"/><path d="m4 7 8 6 8-6"/>',
  cal: '<rect x="4" y="5.5" width="16" height="14.5" rx="1.5"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
  users:
    '<circle cx="9" cy="9" r="3.5"/><path d="M2.5 19.5c0-3.3 2.9-5.5 6.5-5.5s6.5 2.2 6.5 5.5M16 5.8a3.3 3.3 0 0 1 0 6.4M18 14.6c2.1.8 3.5 2.5 3.5 4.9"/>',
  gauge: '<path d="M4 17a8.5 8.5 0 1 1 16 0"/><path d="m12 14 4-5"/>',
  layers: '<path d="m12 4 9 4.5-9 4.5-9-4.5Z"/><path d="m3.5 13 8.5 4.3 8.5-4.3"/>',
  list: '<path d="M8.5 6.5h12M8.5 12h12M8.5 17.5h12M3.8 6.5h.1M3.8 12h.1M3.8 17.5h.1"/>',
  shuffle: '<path d="M3.5 7h3.5l8 10h5.5m-3-3 3 3-3 3M3.5 17h3.5l2.2-2.7M13.5 9.2 15 7h5.5m-3-3 3 3-3 3"/>',
  gear: '<circle cx="12" cy="12" r="3"/><path d="M12 3v3m0 12v3M3 12h3m12 0h3M5.6 5.6l2.2 2.2m8.4 8.4 2.2 2.2M5.6 18.4l2.2-2.2m8.4-8.4 2.2-2.2"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  trash: '<path d="M5 7h14M10 7V4.5h4V7m-7.5 0 .8 12.5h9.4L17.5 7"/>',
  quote: '<path d="M9.5 7C6.5 8 5 10.3 5 13.5V17h5v-4.5H7.5M19 7c-3 1-4.5 3.3-4.5 6.5V17h5v-4.5H17"/>',
  bold: '<path d="M7.5 5h5a3.3 3.3 0 0 1 0 6.7h-5ZM7.5 11.7h6a3.6 3.6 0 0 1 0 7.3h-6Z"/>',
  ital: '<path d="M10.5 5h6M7.5 19h6M14 5l-4 14"/>',
  sigma: '<path d="M17.5 7V5h-11l6 7-6 7h11v-2"/>',
  code: '<path d="m8.5 7-5 5 5 5M15.5 7l5 5-5 5"/>',
  bolt: '<path d="M13 3 5 13.5h6L10.5 21 19 10h-6.5Z"/>',
  globe:
    '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.5 2.3 3.7 5.2 3.7 8.5s-1.2 6.2-3.7 8.5c-2.5-2.3-3.7-5.2-3.7-8.5S9.5 5.8 12 3.5Z"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  scale: '<path d="M12 4v16m-5 0h10M5 7.5h14M5 7.5l-2.5 6h5ZM19 7.5l-2.5 6h5Z"/>',
  zin: '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5M8.5 11h5M11 8.5v5"/>',
  zout: '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5M8.5 11h5"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3.3-3.3a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0L5 13.3A4 4 0 0 0 10.7 19l1.3-1.3"/>',
  filter: '<path d="M4 6h16l-6.2 7.2V19l-3.6-1.8v-4Z"/>',
  cols: '<rect x="4" y="5" width="16" height="14" rx="1.5"/><path d="M9.5 5v14M14.5 5v14"/>',
  send: '<path d="M20.5 4 3.5 11l7 2.5 2.5 7Z"/><path d="m10.5 13.5 4-4"/>',
  monitor: '<rect x="3.5" y="5" width="17" height="11" rx="1.5"/><path d="M9 20h6m-3-4v4"/>',
  out: '<path d="M14 4.5H6.5A1.5 1.5 0 0 0 5 6v12a1.5 1.5 0 0 0 1.5 1.5H14M10 12h10.5m-3.5-3.5 3.5 3.5-3.5 3.5"/>',
  user: '<circle cx="12" cy="8.5" r="3.8"/><path d="M4.5 20c0-3.7 3.3-6 7.5-6s7.5 2.3 7.5 6"/>',
  home: '<path d="m3.5 11.5 8.5-7 8.5 7M6 9.7V19.5h12V9.7"/>',
  pencil: '<path d="m4 20 1-4.5L16 4.5l3.5 3.5-11 11Z"/><path d="m13.5 7 3.5 3.5"/>',
  chat: '<path d="M4 5.5h16v11h-8.5L7 20v-3.5H4Z"/>',
  history: '<path d="M4 12a8.3 8.3 0 1 0 2.7-6.1M4 4.5v4h4"/><path d="M12 8v4.3l2.8 1.7"/>',
  undo: '<path d="M8.5 5 4 9.5 8.5 14"/><path d="M4 9.5h9.5a5 5 0 0 1 0 10H9"/>',
  pin: '<path d="M12 21s6.5-5.7 6.5-11a6.5 6.5 0 0 0-13 0C5.5 15.3 12 21 12 21Z"/><circle cx="12" cy="10" r="2.3"/>',
  flag: '<path d="M6 21V4m0 1h11.5l-2.2 4 2.2 4H6"/>',
  star: '<path d="m12 3.8 2.5 5.2 5.7.8-4.1 4 1 5.6-5.1-2.7-5.1 2.7 1-5.6-4.1-4 5.7-.8Z"/>',
  external:
    '<path d="M13.5 4.5h6v6M19.5 4.5 11 13M17.5 14v4.5a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1H10"/>',
  key: '<circle cx="8" cy="15.5" r="4"/><path d="m11 12.5 8.5-8.5M16 7.5l3 3"/>',
}

export type IconName = keyof typeof shapes | 'brand'

/** An icon always stands beside words or inside something that has a name, so it is hidden from readers. */
export function icon(name: IconName, extraClass = ''): string {
  if (name === 'brand') return glyph(extraClass)
  return svg(`i ${extraClass}`, shapes[name])
}

/** The mark of the product: a causal attention pattern. */
export function glyph(extraClass = ''): string {
  const cells = [0, 1, 2, 3].flatMap((row) =>
    Array.from({ length: row + 1 }, (_, column) => cell(row, column)),
  )
  return svg(`glyph ${extraClass}`, `<g fill="currentColor">${cells.join('')}</g>`)
}

function cell(row: number, column: number): string {
  const opacity = column === row ? '1' : (0.32 + 0.14 * ((row * 3 + column * 5) % 4)).toFixed(2)
  const at = (step: number) => (2 + step * 5.2).toFixed(1)
  return `<rect x="${at(column)}" y="${at(row)}" width="4.4" height="4.4" rx=".8" opacity="${opacity}"/>`
}

function svg(classes: string, shape: string): string {
  return `<svg class="${classes.trim()}" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`
}
