// A title may wrap on the screen, yet it is one line: Enter moves on, and what is pasted loses its line breaks.
export function oneLine(root) {
  for (const field of root.querySelectorAll('textarea.titleinput')) {
    field.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault())
    field.addEventListener('input', () => {
      if (/[\r\n]/.test(field.value)) field.value = field.value.replaceAll(/\s*[\r\n]+\s*/g, ' ')
    })
  }
}
