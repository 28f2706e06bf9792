// A long name by the letters that it gives itself: "International Conference on Machine Learning (ICML) 2023" is "ICML 2023".

/** The name itself where it gives no letters in brackets. */
export const abbreviated = (name: string) => name.replace(/^.*\((\p{Lu}[\p{L}\d-]*)\)(.*)$/u, '$1$2')
