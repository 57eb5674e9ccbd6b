/**
 * Text without what nobody can see: zero-width and direction marks, soft hyphens, byte order marks, controls, and characters
 * that are blank without being spaces. Address books and web pages put them around numbers and into long addresses.
 */
export function withoutInvisible(text: string): string {
  return text.replace(/[\p{Cf}\p{DI}\u2800\ufffc]|(?!\s)\p{Cc}/gu, '')
}
