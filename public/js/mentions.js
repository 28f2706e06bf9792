// The names one can mention become buttons that put them into the text; without scripts they are read and typed.
export function offerMentions(root) {
  for (const list of root.querySelectorAll('[data-mentions]')) {
    const box = root.querySelector(`[id="${list.dataset.mentions}"]`)
    const buttons = Array.from(list.querySelectorAll('b'), ({ textContent }) => {
      const button = document.createElement('button')
      Object.assign(button, { type: 'button', className: 'btn sm', textContent })
      button.addEventListener('click', () => {
        box.setRangeText(`${textContent} `, box.selectionStart, box.selectionEnd, 'end')
        box.focus()
        box.dispatchEvent(new Event('input', { bubbles: true }))
      })
      return button
    })
    list.className = 'mentions'
    list.replaceChildren(...buttons)
  }
}
