// Which scripts a page comes with: the one of all pages, and each that has something to do in it. A page is fetched with what it
// needs and nothing else, and no view can forget to link what its attributes wait for.

/**
 * By what stands in a page where there is work for it. They run in this order. A text may say the same words, as of a
 * "data-split": then a script comes that finds nothing to do.
 */
export const HOOKS: Record<string, string[]> = {
  'author-rows.js': ['data-author-rows'],
  'fields.js': [
    'data-asked-of',
    'data-conditions',
    'data-field-form',
    'data-words-in',
    'data-previewed',
    'data-mentions',
    'titleinput',
  ],
  'clocks.js': ['data-until', 'data-clock-skew'],
  'uploads.js': ['data-file-drop'],
  // Which remembers the form as the others have left it.
  'drafts.js': ['data-auto-save'],
  'tables.js': ['data-select-rows', 'data-sort'],
  'matrix.js': ['data-matrix'],
  'bids.js': ['data-bids'],
  'decide.js': ['data-decide'],
  'review-form.js': ['id="review-form"'],
  'pdf-pane.js': ['<pdf-pane'],
  'seen.js': ['data-readings'],
  'plan-zones.js': ['data-plan-switch'],
  'zone-choice.js': ['data-proposes-zone'],
  'opened.js': ['data-invitation'],
  // What it brings back, those before hear of.
  'kept-text.js': ['<textarea'],
}

export const scriptsIn = (body: string): string[] => [
  'main.js',
  ...Object.entries(HOOKS).flatMap(([name, hooks]) => (hooks.some((one) => body.includes(one)) ? name : [])),
]
