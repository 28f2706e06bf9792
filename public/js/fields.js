// What fields gain, in a form of any kind: questions that depend on others, words that are counted, texts that are previewed.
import { showAsked, showOfKind } from './conditions.js'
import { dressed } from './dressing.js'
import { offerMentions } from './mentions.js'
import { oneLine } from './one-line.js'
import { previewTyped } from './preview.js'
import { countWords } from './word-count.js'

dressed((root) => {
  oneLine(root)
  showAsked(root)
  showOfKind(root)
  countWords(root)
  previewTyped(root)
  offerMentions(root)
})
