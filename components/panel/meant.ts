import type { Gesture } from './gesture.ts'

/**
 * Whether a person made this gesture and meant what is under it. The second half of a double click was aimed at what was
 * there before: where Undo has just come under the pointer, it would take back what the first half chose.
 */
export function isMeant({ isTrusted, detail = 0 }: Gesture): boolean {
  return isTrusted && detail < 2
}
