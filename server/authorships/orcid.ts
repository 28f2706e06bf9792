// ORCID iDs: read in any spelling, checked by their last digit.

/** ISO 7064, MOD 11-2: the last of sixteen characters follows from the others. */
function checkDigit(digits: string): string {
  let total = 0
  for (const digit of digits) total = (total + Number(digit)) * 2
  const result = (12 - (total % 11)) % 11
  return result === 10 ? 'X' : String(result)
}

/** `0000-0002-1825-0097`, however it was typed; '' where nothing was typed; null where it is no ORCID iD. */
export function orcidIn(typed: string): string | null {
  const bare = typed
    .trim()
    .replace(/^(https?:\/\/)?(www\.)?orcid\.org\//i, '')
    .replace(/[\s-]/g, '')
    .toUpperCase()
  if (bare === '') return ''
  if (!/^\d{15}[\dX]$/.test(bare) || checkDigit(bare.slice(0, 15)) !== bare[15]) return null
  return bare.replace(/(.{4})(?=.)/g, '$1-')
}
