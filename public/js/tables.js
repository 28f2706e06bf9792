// Tables whose rows are ticked, and whose heads sort them in their place.
import { dressed } from './dressing.js'
import { selectRows } from './select-rows.js'
import { sortInPlace } from './sort-heads.js'

dressed(selectRows)
sortInPlace(document)
