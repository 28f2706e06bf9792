// May I: asking chairs for a second factor, working as a chair without one, and taking one from somebody who has lost it.
import { all, chairsOnly, type Verdict } from './verdict.ts'
import type { Viewer } from './viewer.ts'

/** An account of nobody could lock its owner out, who comes later. */
export function maySetUpFactor(viewer: Viewer, factor: { on: boolean }): Verdict {
  if (!viewer.personId) return 'hidden'
  if (!viewer.confirmed) return { because: 'Confirm the address of your account first.' }
  return factor.on ? { because: 'You have a second factor. Turn it off first to set up another one.' } : 'yes'
}

/** Who asks others for it has it: otherwise the first one shut out would be whoever asked. */
export const mayRequireFactor = (viewer: Viewer, own: { on: boolean }): Verdict =>
  all(chairsOnly(viewer), own.on ? 'yes' : { because: 'Set up your own second factor first.' })

/** Of others: one's own goes by password and code, like everybody's. */
export const mayRemoveFactor = (viewer: Viewer, person: { id: number }): Verdict =>
  all(
    chairsOnly(viewer),
    person.id === viewer.personId
      ? { because: 'Turn off your own under Your account, with your password and a code.' }
      : 'yes',
  )

/** `required`: of chairs, by the settings; `on`: the viewer has one. */
export const mayGoOn = (viewer: Viewer, factor: { required: boolean; on: boolean }): Verdict =>
  viewer.isChair && factor.required && !factor.on
    ? { because: 'Chairs of this workshop sign in with a second factor. Set yours up to go on.' }
    : 'yes'
