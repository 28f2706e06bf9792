// A status: a word or two in a soft colour, some with a sign before them. Drawn by views/shared/_pill.ejs.
import type { IconName } from './icons.ts'

/** The colour, by what it tells; '' tells nothing. */
type Tone = '' | 'ok' | 'warn' | 'bad' | 'info' | 'accent' | 'ember' | 'outline' | 'mute' | 'talk'

export type Pill = { tone: Tone; text: string; sign?: IconName }
