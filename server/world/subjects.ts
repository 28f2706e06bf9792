// What the papers are about: for each a title, an abstract, and sentences for its pages and its reviews.
import { z } from 'zod'
import papers from './papers.json' with { type: 'json' }
import { one } from './seeded.ts'

const sentences = z.array(z.string().min(1)).min(1)

const subject = z.object({
  title: z.string(),
  /** "a planner for …": follows "this paper is about". */
  about: z.string(),
  /** "the planner": what reviewers call it. */
  thing: z.string(),
  /** Something made, or something found out. */
  kind: z.enum(['method', 'study']),
  abstract: z.string(),
  keywords: z.string(),
  topics: z.array(z.string()).min(1).max(3),
  merit: z.number().min(-1.5).max(1.5),
  /** In the words of the authors. */
  sections: z.object({
    introduction: sentences,
    method: sentences,
    experiments: sentences,
    related: sentences,
  }),
  /** In the words of reviewers. */
  strengths: sentences,
  weaknesses: sentences,
  questions: sentences,
})
export type Subject = z.infer<typeof subject>

export const subjects: Subject[] = z.array(subject).parse(papers)

export const subjectOf = (paper: { subject: number }): Subject => one(subjects, paper.subject)
