/**
 * Marks that turn the direction of text around. One in a name rewrites the words next to it: `Maya‮ …` makes an alert that
 * names two people say something else.
 */
const TURNING_MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

/** A line of text without what would turn or break the sentence that it is put into: direction marks go, controls are blanks. */
export function withoutTurningMarks(text: string): string {
  return text.replace(TURNING_MARKS, '').replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
}
