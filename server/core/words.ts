// Words of which sentences are made.

/** "1 paper", "3 papers"; `many` where an s is not enough: "2 letters are". */
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
