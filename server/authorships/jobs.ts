// Authors are asked again when a submitted list has changed and been left alone for a while.
import type { Writing } from '../context.ts'
import { askAboutChanges } from './actions.ts'

export const askAuthorsAgain = (w: Writing): Promise<void> => askAboutChanges(w)
