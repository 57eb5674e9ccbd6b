import { linkedInKey } from '#lib/shared/identity/linkedin-address.ts'

/**
 * The one spelling of a public profile's address that Reply is asked with: `https://www.linkedin.com/in/<slug>`, from
 * any form of it. Null for what is no public profile. How exact Reply matches is unknown, so the same person should
 * always be asked for in the same words.
 */
export function canonicalProfileUrl(text: string): string | null {
  const key = linkedInKey(text)
  return key === null || key.kind === 'salesNavigator'
    ? null
    : `https://www.linkedin.com/in/${encodeURIComponent(key.value)}`
}
