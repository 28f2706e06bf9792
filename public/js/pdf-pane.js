// The paper in the page: pages are drawn when they come into sight. Where this fails the browser's own viewer takes its place.
import { showInBrowser } from './paper-viewer.js'
import { searchWords, showOutline } from './pdf-finding.js'
import { followPages, pageAsked } from './pdf-links.js'
import { placeOf, rememberPlace } from './pdf-place.js'
import { layWords, offerQuotes } from './pdf-words.js'

/** From the same version as this module. */
const from = (name) => new URL(`../vendor/pdfjs/${name}`, import.meta.url).href
const LIBRARY = from('pdf.min.mjs')
const WORKER = from('pdf.worker.min.mjs')
const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3]

/** Drawings far from sight are given back: a hundred pages would not fit in memory. */
function wipe(sheet) {
  delete sheet.dataset.drawn
  sheet.firstElementChild.width = 0
  sheet.querySelector('.textLayer')?.remove()
}

/** As wide as the page in its own units, so that words lie where they are drawn at every zoom. */
const fitWords = (sheet) =>
  sheet.style.setProperty('--total-scale-factor', sheet.clientWidth / Number(sheet.dataset.width))

function sheetFor(number, { width, height }) {
  const sheet = document.createElement('div')
  const canvas = document.createElement('canvas')
  sheet.className = 'sheet'
  Object.assign(sheet.dataset, { page: number, width })
  canvas.role = 'img'
  canvas.ariaLabel = `Page ${number}`
  sheet.style.aspectRatio = `${width} / ${height}`
  sheet.append(canvas)
  return sheet
}

class PdfPane extends HTMLElement {
  #pdfjs = null
  #pdf = null
  #zoom = 1
  #sheets = []
  #sight = null

  async connectedCallback() {
    try {
      await this.#open(this.getAttribute('src'))
      await this.#lay()
      if (this.dataset.opening) navigator.sendBeacon(this.dataset.opening)
    } catch {
      this.#pdf = null
      this.#show(false)
      showInBrowser(this)
    }
  }

  async #open(src) {
    this.#pdfjs = await import(LIBRARY)
    this.#pdfjs.GlobalWorkerOptions.workerSrc = WORKER
    const wish = { url: src, useWasm: false, isEvalSupported: false, enableXfa: false }
    this.#pdf = await this.#pdfjs.getDocument(wish).promise
  }

  disconnectedCallback() {
    this.#sight?.disconnect()
    this.#pdf?.loadingTask.destroy()
  }

  #show(drawn) {
    this.querySelector('.pdftb').hidden = !drawn
    this.#pages.hidden = !drawn
    this.querySelector('.pdflink').hidden = drawn
  }

  get #pages() {
    return this.querySelector('.pages')
  }

  /** One empty sheet for each page, as high as the first one until it is drawn. */
  async #lay() {
    const size = (await this.#pdf.getPage(1)).getViewport({ scale: 1 })
    this.#sheets = Array.from({ length: this.#pdf.numPages }, (_, index) => sheetFor(index + 1, size))
    this.#pages.replaceChildren(...this.#sheets)
    this.querySelector('[data-pages]').textContent = this.#pdf.numPages
    this.#show(true)
    const go = (page) => this.go(page)
    this.go(pageAsked() ?? placeOf(this.getAttribute('src')))
    this.#watch()
    this.#listen()
    offerQuotes(this, this.#pages)
    followPages(this, go)
    searchWords(this, this.#pdf, { go, here: () => this.#current() })
    showOutline(this, this.#pdf, go)
  }

  #watch() {
    const margins = { root: this.#pages, rootMargin: '100% 0px' }
    this.#sight = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) isIntersecting ? this.#draw(target) : wipe(target)
    }, margins)
    for (const sheet of this.#sheets) this.#sight.observe(sheet)
    this.#pages.addEventListener('scroll', () => this.#tell(), { passive: true })
    new ResizeObserver(() => this.#redraw()).observe(this.#pages)
  }

  #listen() {
    this.addEventListener('click', ({ target }) => {
      const button = target.closest('button')
      if (button?.dataset.step) this.go(this.#current() + Number(button.dataset.step))
      if (button?.dataset.zoom) this.#zoomBy(Number(button.dataset.zoom))
    })
    const field = this.querySelector('.pg')
    field.addEventListener('change', () => this.go(Number(field.value) || this.#current()))
  }

  /** Sharp on this screen; drawn again only when its width has changed. */
  async #draw(sheet) {
    const wide = Math.round(sheet.clientWidth * Math.min(2, window.devicePixelRatio || 1))
    if (wide === 0 || sheet.dataset.drawn === String(wide)) return
    sheet.dataset.drawn = wide
    fitWords(sheet)
    const page = await this.#pdf.getPage(Number(sheet.dataset.page))
    const whole = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: wide / whole.width })
    const drawn = document.createElement('canvas')
    Object.assign(drawn, { width: Math.floor(viewport.width), height: Math.floor(viewport.height) })
    await page.render({ canvas: drawn, viewport }).promise
    if (sheet.dataset.drawn !== String(wide)) return
    const canvas = sheet.firstElementChild
    Object.assign(canvas, { width: drawn.width, height: drawn.height })
    sheet.style.aspectRatio = `${whole.width} / ${whole.height}`
    sheet.dataset.width = whole.width
    canvas.getContext('2d').drawImage(drawn, 0, 0)
    fitWords(sheet)
    await layWords(this.#pdfjs, sheet, page)
  }

  #redraw() {
    const { top, bottom } = this.#pages.getBoundingClientRect()
    const near = (sheet) => {
      const box = sheet.getBoundingClientRect()
      return box.bottom > top - 200 && box.top < bottom + 200
    }
    for (const sheet of this.#sheets.filter(near)) this.#draw(sheet)
  }

  /** The page across the middle of the pane. */
  #current() {
    const { top, height } = this.#pages.getBoundingClientRect()
    const index = this.#sheets.findIndex((sheet) => sheet.getBoundingClientRect().bottom > top + height / 2)
    return index === -1 ? this.#sheets.length : index + 1
  }

  #tell() {
    const field = this.querySelector('.pg')
    const page = this.#current()
    if (document.activeElement !== field) field.value = page
    rememberPlace(this.getAttribute('src'), page)
    this.#redraw()
  }

  go(page) {
    const kept = Math.min(this.#sheets.length, Math.max(1, Math.round(page)))
    const sheet = this.#sheets[kept - 1]
    const distance = sheet.getBoundingClientRect().top - this.#pages.getBoundingClientRect().top
    this.#pages.scrollBy({ top: distance - 16 })
    this.querySelector('.pg').value = kept
  }

  #zoomBy(step) {
    const page = this.#current()
    const index = ZOOMS.indexOf(this.#zoom) + step
    this.#zoom = ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, index))]
    this.#pages.style.setProperty('--zoom', this.#zoom)
    this.querySelector('[data-scale]').textContent = `${Math.round(this.#zoom * 100)}%`
    this.go(page)
    this.#redraw()
  }
}

customElements.define('pdf-pane', PdfPane)
