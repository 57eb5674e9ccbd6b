import { decodeOnce } from './percent-decoding.ts'

/** What a link such as `mailto:` or `tel:` points at, without parameters and percent-encoding; other text as it is. */
export function withoutScheme(written: string, scheme: RegExp): string {
  const [found] = scheme.exec(written) ?? []
  if (found === undefined) return written
  const [encoded = ''] = written.slice(found.length).split('?', 1)
  return (decodeOnce(encoded) ?? encoded).trim()
}
