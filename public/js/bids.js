// Bidding without leaving the page: each answer is saved as it is given, can be undone, and has a key while the list has the focus.
const WORDS = { eager: 'eager', willing: 'willing', pinch: 'neutral', unwilling: 'not you' }
const KEYS = ['eager', 'willing', 'pinch', 'unwilling', 'conflict']
const GONE = 'It is not on your list any more.'
const LOST = 'We could not reach the server, so nothing changed. Try again.'

async function send(address, paper, word, kind) {
  const body = new URLSearchParams({ [`bids[${paper}]`]: word })
  if (kind) body.set(`kinds[${paper}]`, kind)
  const answer = await fetch(address, {
    method: 'POST',
    body,
    headers: { accept: 'application/json' },
  }).catch(() => null)
  if (answer?.ok && answer.headers.get('content-type')?.includes('json'))
    return { progress: await answer.json() }
  return { because: answer?.status === 404 ? GONE : LOST }
}

function bidAtOnce(root) {
  const list = root.querySelector('[data-bids]')
  if (list) new Bidding(list, list.dataset.bids).begin()
}

class Bidding {
  constructor(list, address) {
    this.list = list
    this.address = address
    this.said = []
    this.toast = document.querySelector('[data-toast]')
    this.dialog = document.querySelector('[data-conflict]')
  }

  get rows() {
    return [...this.list.querySelectorAll('.bid:not(.gone)')]
  }

  begin() {
    const form = this.list.querySelector('[data-bid-form]')
    if (!form) return
    form.querySelector('[data-without-script]').hidden = true
    form.querySelector('[data-keys]').hidden = false
    for (const row of this.rows) row.tabIndex = -1
    this.rows[0].tabIndex = 0
    form.addEventListener('submit', (event) => event.preventDefault())
    form.addEventListener('change', ({ target }) => this.choose(target.closest('.bid'), target.value))
    form.addEventListener('focusin', ({ target }) => this.mark(target.closest('.bid')))
    form.addEventListener('keydown', (event) => this.press(event))
    this.toast.querySelector('[data-undo]').addEventListener('click', () => this.undo())
  }

  mark(row) {
    for (const one of this.list.querySelectorAll('[aria-current="true"].bid'))
      one.removeAttribute('aria-current')
    row?.setAttribute('aria-current', 'true')
  }

  press(event) {
    const row = event.target.closest('.bid')
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const acts = {
      ArrowDown: () => this.walk(row, 1),
      ArrowUp: () => this.walk(row, -1),
      o: () => this.open(row),
      u: () => this.undo(),
    }
    if (event.key === 'Enter' && event.target === row) acts.Enter = () => this.open(row)
    const word = KEYS[Number(event.key) - 1]
    const act = acts[event.key] ?? (word && (() => this.choose(row, word, true)))
    if (!act) return
    event.preventDefault()
    act()
  }

  open(row) {
    const details = row.querySelector('details')
    details.open = !details.open
  }

  walk(row, by) {
    const { rows } = this
    const next = rows[rows.indexOf(row) + by]
    if (!next) return
    row.tabIndex = -1
    next.tabIndex = 0
    next.focus()
  }

  async choose(row, word, andWalk = false) {
    const before = row.dataset.level
    const kind = word === 'conflict' ? await this.ask(row) : null
    if (word === 'conflict' && !kind) return this.show(row, before)
    this.show(row, word)
    if (andWalk && word !== 'conflict') this.walk(row, 1)
    if (await this.save(row, word, kind)) this.said.push({ row, before })
    else this.show(row, before)
  }

  /** The kind of a conflict; null when there is none after all. */
  ask(row) {
    const { dialog } = this
    dialog.returnValue = ''
    dialog.querySelector('[data-of]').textContent =
      `With paper ${row.dataset.paper}, ${row.querySelector('.ti').textContent}`
    dialog.showModal()
    return new Promise((resolve) => {
      const answered = () => {
        row.focus()
        resolve(dialog.returnValue === 'conflict' ? dialog.querySelector('select').value : null)
      }
      dialog.addEventListener('close', answered, { once: true })
    })
  }

  async save(row, word, kind) {
    const { paper } = row.dataset
    const { progress, because } = await send(this.address, paper, word, kind)
    if (because) this.tell(`Paper ${paper}: ${because}`, false)
    else this.saved(row, word, progress)
    return !because
  }

  saved(row, word, { target, bar }) {
    this.count(row, -1)
    row.dataset.level = WORDS[word] ? word : ''
    if (word === 'conflict') this.leave(row)
    else row.classList.remove('gone')
    this.count(row, 1)
    this.tell(
      `Paper ${row.dataset.paper}: ${word === 'conflict' ? 'hidden, a conflict' : (WORDS[word] ?? 'no bid')}.`,
      word !== 'none',
    )
    const [count, words] = document.querySelectorAll('[data-target] > *')
    count.textContent = `${target.bids} of about ${target.wanted} bids`
    words.textContent = target.words
    document.querySelector('[data-bar]').innerHTML = bar
  }

  /** What is hidden counts under no filter. */
  count(row, by) {
    if (row.classList.contains('gone')) return
    for (const show of ['all', row.dataset.level ? 'mine' : 'unbid']) {
      const place = document.querySelector(`[data-count="${show}"]`)
      place.textContent = Number(place.textContent) + by
    }
  }

  leave(row) {
    const { rows } = this
    const at = rows.indexOf(row)
    const next = rows[at + 1] ?? rows[at - 1]
    row.classList.add('gone')
    if (!next) return
    next.tabIndex = 0
    next.focus()
  }

  show(row, word) {
    for (const radio of row.querySelectorAll('input[type="radio"]'))
      radio.checked = radio.value === word && word !== 'none'
  }

  /** Back to what was said before; a conflict first comes back from behind its curtain. */
  async undo() {
    const last = this.said.pop()
    if (!last) return
    const { row, before } = last
    const wasGone = row.classList.contains('gone')
    const isBack =
      (!wasGone || (await this.save(row, 'none', null))) &&
      ((wasGone && !before) || (await this.save(row, before || 'none', null)))
    if (!isBack) this.said.push(last)
    this.show(row, row.dataset.level)
    row.focus()
  }

  tell(words, canUndo) {
    clearTimeout(this.fading)
    this.toast.querySelector('[data-words]').textContent = words
    this.toast.querySelector('[data-undo]').hidden = !canUndo
    this.toast.hidden = false
    this.fading = setTimeout(() => {
      this.toast.hidden = !this.toast.contains(document.activeElement)
    }, 8000)
  }
}

bidAtOnce(document)
