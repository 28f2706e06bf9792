// What is wrong with a file or an option, in one line that says where.

/** The command ends with it, without a stack. */
export class Fault extends Error {}

export const faultAt = (file: string, line: number | null, words: string): Fault =>
  new Fault(`${line === null ? file : `${file}:${line}`}: ${words}`)
