/** LinkedIn's opaque member ids keep their case; vanity slugs have none. */
const MEMBER_ID = /^A[CE][A-Za-z0-9_-]{15,}$/

/**
 * The one spelling of a public profile's address that Reply is asked with: `https://www.linkedin.com/in/<slug>`, from
 * any form of it (country host, mobile path, sub-page, query, encoded slug). Null for what is no public profile.
 * How exact Reply matches is unknown, so the same person should always be asked for in the same words.
 */
export function canonicalProfileUrl(text: string): string | null {
  const trimmed = text.trim()
  const written = /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (trimmed.length > 2048 || !URL.canParse(written)) return null
  const url = new URL(written)
  if (!/^([a-z0-9-]+\.)?linkedin\.com$/.test(url.hostname)) return null
  const encoded = /^\/(?:m\/)?in\/([^/]+)/i.exec(url.pathname)?.[1]
  const slug = encoded === undefined ? null : decoded(encoded)
  if (slug === null || /[\s/?#]/.test(slug)) return null
  return `https://www.linkedin.com/in/${encodeURIComponent(MEMBER_ID.test(slug) ? slug : slug.toLowerCase())}`
}

/** LinkedIn's own canonical links are sometimes encoded twice. */
function decoded(encoded: string): string | null {
  let slug = encoded
  for (let round = 0; round < 3; round += 1) {
    try {
      slug = decodeURIComponent(slug)
    } catch {
      return null
    }
  }
  return slug.normalize('NFC')
}
