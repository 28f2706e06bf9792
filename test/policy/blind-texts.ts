// Canaries that reviewers send together in one form.

export const SENT = {
  ...{ correctness: 3, relevance: 3, overall: 4, confidence: 4 },
  ...{ text: 'ZqReviewOneA', note: 'ZqNoteOneA' },
}

/** Whom they propose instead is nobody's to know but of chairs who know them and the authors. */
export const HANDED_BACK = {
  reason: 'ZqHandedBackA',
  substitute_name: 'ZqSubstituteA',
  substitute_email: 'zqsubstitute@people.example',
  substitute_note: 'ZqSubstituteNoteA',
}
