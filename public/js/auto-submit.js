// Forms that send themselves when a choice changes; their button stays for those without scripts.
export function submitOnChange(root) {
  for (const form of root.querySelectorAll('form[data-auto-submit]')) {
    form.addEventListener('change', () => form.requestSubmit())
    for (const button of form.querySelectorAll('[data-without-script]')) button.hidden = true
  }
}
