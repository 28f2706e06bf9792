// The paper of a review, as its pages name it.
import type { SeenReview } from './queries.ts'

export type Titled = { id: number; title: string }

export const titled = ({ paper: { id, title } }: SeenReview): Titled => ({ id, title })
