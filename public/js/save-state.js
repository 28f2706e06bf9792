// How it stands with a form that saves itself, in one place; the live region speaks when the kind of news changes, not at each save.
const WORDS = {
  saving: () => 'Saving',
  saved: (problem) => `${problem ? 'Saved' : 'All changes saved'} at ${time()}`,
  apart: (problem) => `Kept at ${time()} beside the submitted version, which still counts. ${problem ?? ''}`,
  0: () => 'We cannot reach the server. Your text is safe in this browser. We try again every few seconds.',
  401: () => 'You were signed out. Sign in here and your text is sent.',
  403: (text) => `${text} Your text is safe in this browser.`,
  404: () => 'This form can no longer be saved by you. Your text is safe in this browser.',
  409: (text) => text,
  413: () => 'This is too long to be saved. Shorten the longest text. Until then it is safe in this browser.',
  422: (text) => `${text} Until then your text is safe in this browser.`,
  500: () =>
    'We could not save this because of a fault on our side. Your text is safe in this browser. We try again.',
}

const TONES = { saving: 'quiet', saved: 'quiet', apart: 'warn' }

const time = () =>
  new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** Beside the button of a phone there is no room for it. */
const moreOf = (kind, text) => (kind === 'saved' && text ? `. Before it can be submitted: ${text}` : '')

function spanOf(more) {
  const span = document.createElement('span')
  span.dataset.more = ''
  span.textContent = more
  return span
}

/** `news`: saving, saved, apart, or the status of a refusal; 0 where there was no answer. */
export function tellSaving(form, news, text) {
  const place = document.querySelector(`[data-save-state="${form.id}"]`)
  if (!place) return
  const kind = WORDS[news] ? news : 500
  const [words, more] = [WORDS[kind](text), moreOf(kind, text)]
  place.dataset.tone = TONES[kind] ?? 'warn'
  place.querySelector('[data-words]').replaceChildren(words, spanOf(more))
  for (const way of place.querySelectorAll('[data-way-out]')) way.hidden = way.dataset.wayOut !== String(kind)
  const live = place.querySelector('[role="status"]')
  const sort = `${kind}${text ? ' with words' : ''}`
  if (kind === 'saving' || live.dataset.kind === sort) return
  live.dataset.kind = sort
  live.textContent = words + more
}
