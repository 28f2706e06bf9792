// Where a zone is yet to be chosen, the visitor's own is proposed: most workshops are set up where they take place.
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()

export function proposeZone(root) {
  for (const select of root.querySelectorAll('[data-proposes-zone] select')) {
    if (select.value !== '' || !timeZone) continue
    // Browsers and servers may know one zone by two names; the server takes both.
    if (![...select.options].some(({ value }) => value === timeZone))
      select.append(new Option(timeZone.replaceAll('_', ' '), timeZone))
    select.value = timeZone
  }
}
