// After a failed submit the summary of faults takes the focus, so that it is read first.
export function focusFaults(root) {
  root.querySelector('.errsum')?.focus()
}
