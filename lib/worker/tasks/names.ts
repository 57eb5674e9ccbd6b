import { folded } from '#lib/shared/identity/folded.ts'

const LONGEST = 200
const CREDENTIALS = new Set('mr mrs ms dr prof phd mba jr sr ii iii van von de la el al'.split(' '))
/** Scripts that put no blank between the parts of a name. */
const WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

/**
 * Whether two names cannot be one person's: both are known and share no word. A name never makes a match; this only
 * takes the certainty from evidence that agrees.
 */
export function namesDisagree(one: string | null, other: string | null): boolean {
  const [left, right] = [wordsOf(one), wordsOf(other)]
  return left.length > 0 && right.length > 0 && !shareWord(left, right)
}

/** Whether both names are known and share a word. */
export function namesAgree(one: string | null, other: string | null): boolean {
  return shareWord(wordsOf(one), wordsOf(other))
}

/** Whether two names are the same in all of their words, of which there are two at least: "Maya" may be anybody. */
export function isSameName(one: string | null, other: string | null): boolean {
  const [left, right] = [new Set(wordsOf(one)), new Set(wordsOf(other))]
  const isWhole = left.size > 1 || [...left].some((word) => word.length > 2 && WITHOUT_BLANKS.test(word))
  return isWhole && left.size === right.size && [...left].every((word) => right.has(word))
}

function shareWord(left: readonly string[], right: readonly string[]): boolean {
  if (left.some((word) => right.includes(word))) return true
  const [joined, joinedOther] = [left.join(''), right.join('')]
  if (joined === '' || joinedOther === '') return false
  // 山田太郎 and 山田: they contain each other instead of sharing a word. Elsewhere "Ana" is no part of "Santana".
  const [short, long] = joined.length < joinedOther.length ? [joined, joinedOther] : [joinedOther, joined]
  return joined === joinedOther || (WITHOUT_BLANKS.test(short) && long.includes(short))
}

function wordsOf(name: string | null): string[] {
  return folded((name ?? '').slice(0, LONGEST))
    .replace(/([aou])e/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !CREDENTIALS.has(word))
}
