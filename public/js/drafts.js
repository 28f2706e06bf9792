// Forms that save themselves, and what beside them follows each time that they have.
import { autoSave } from './auto-save.js'
import { followSaves } from './checklist.js'
import { dressed } from './dressing.js'
import { clearMended } from './mended.js'

dressed(autoSave)
followSaves(document)
clearMended(document)
