// Of what worlds are made: read whole, so that a change anywhere in it makes them anew.
import { equal, match, notEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { inventionRecipe, recipeOf } from '../../server/rehearsal/recipe.ts'

test('a recipe is read from every source, those in folders too, and hangs on what was asked for', async () => {
  match(await inventionRecipe(), /^[0-9a-f]{64}$/)
  equal(await recipeOf({ papers: 120 }), await recipeOf({ papers: 120 }))
  notEqual(await recipeOf({ papers: 120 }), await recipeOf({ papers: 121 }))
})
