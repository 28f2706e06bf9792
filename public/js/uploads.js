// Files that go by themselves as they are chosen, or dropped anywhere on the page.
import { dressed } from './dressing.js'
import { dropAnywhere } from './drop-anywhere.js'
import { dropFiles } from './file-drop.js'

dressed(dropFiles)
dropAnywhere(document)
