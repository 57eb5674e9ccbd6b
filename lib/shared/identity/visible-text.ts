/**
 * Text without what nobody can see: zero-width and direction marks, soft hyphens, byte order marks. Address books and web
 * pages put them around numbers and into long addresses.
 */
export function withoutInvisible(text: string): string {
  return text.replace(/[\p{Cf}\p{DI}]/gu, '')
}
