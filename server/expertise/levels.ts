// How well somebody knows a topic.
import type { TopicLevel } from '../core/tables-people.ts'

/** From here on a topic counts as known. */
export const KNOWN: TopicLevel = 3
