// How well somebody knows a topic, in words.
import { TOPIC_LEVELS, type TopicLevel } from '../core/tables-people.ts'

export const LEVEL_WORDS: [TopicLevel, string][] = [
  [5, 'I work on it'],
  [4, 'I know it well'],
  [3, 'I know the basics'],
  [2, 'Heard of it'],
  [1, 'Not at all'],
]

/** From here on a topic counts as known. */
export const KNOWN: TopicLevel = 3

export const isLevel = (level: unknown): level is TopicLevel => TOPIC_LEVELS.some((one) => one === level)
