// What is wrong with a file or an option, in one line that says where: a command ends with it, a form shows it.

export class InputFault extends Error {}

export const faultAt = (file: string, line: number | null, words: string): InputFault =>
  new InputFault(`${line === null ? file : `${file}:${line}`}: ${words}`)
