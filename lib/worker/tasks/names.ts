const LONGEST = 200
const CREDENTIALS = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'phd',
  'mba',
  'jr',
  'sr',
  'ii',
  'iii',
  'van',
  'von',
  'de',
  'la',
  'el',
  'al',
])

/**
 * Whether two names cannot be one person's: both are known and share no word. A name never makes a match; this only
 * takes the certainty from evidence that people share, such as a switchboard or `info@`.
 */
export function namesDisagree(one: string | null, other: string | null): boolean {
  const [left, right] = [wordsOf(one), wordsOf(other)]
  if (left.length === 0 || right.length === 0) return false
  // Names without blanks between their parts (山田太郎) contain each other instead of sharing a word.
  const [joined, joinedOther] = [left.join(''), right.join('')]
  if (joined.includes(joinedOther) || joinedOther.includes(joined)) return false
  return !left.some((word) => right.includes(word))
}

function wordsOf(name: string | null): string[] {
  return (name ?? '')
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !CREDENTIALS.has(word))
}
