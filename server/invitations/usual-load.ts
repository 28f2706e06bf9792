// How many papers an invitation asks for where the chair says nothing else.
export const USUAL_LOAD = 4
