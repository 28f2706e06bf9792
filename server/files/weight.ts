// How much a file weighs, in words.

/** "4.8 MB", "51 kB" */
export const weightOf = (bytes: number): string =>
  bytes < 100_000 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
