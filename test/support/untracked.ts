// Loaded before each file of tests: the runner would follow every promise of the house to learn to which test a stray error
// belongs. That takes a ninth of the time; without it a stray error fails its file all the same.
import { createHook } from 'node:async_hooks'

const { prototype }: { prototype: { enable(): unknown } } = createHook({}).constructor
prototype.enable = function () {
  return this
}
