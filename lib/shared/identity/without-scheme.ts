import { decodeOnce } from './percent-decoding.ts'
import { withoutInvisible } from './visible-text.ts'

/**
 * What a link such as `mailto:` or `tel:` points at, without parameters and percent-encoding; other text as it is. Either
 * way without what nobody can see, and with ordinary characters for those of full width.
 */
export function withoutScheme(written: string, scheme: RegExp): string {
  const text = plain(written)
  const [found] = scheme.exec(text) ?? []
  if (found === undefined) return text
  const [encoded = ''] = text.slice(found.length).split('?', 1)
  return plain(decodeOnce(encoded) ?? encoded)
}

function plain(text: string): string {
  return withoutInvisible(text.normalize('NFKC')).trim()
}
