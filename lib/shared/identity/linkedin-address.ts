import { decodeStable } from './percent-decoding.ts'

/** Who a LinkedIn address names: a public slug, an opaque member id, or a Sales Navigator id. Never equate the kinds. */
export type LinkedInKey = { kind: 'linkedIn' | 'linkedInMember' | 'salesNavigator'; value: string }

const LONGEST_ADDRESS = 2048
const LONGEST_VALUE = 200

/** Country hosts (`de.linkedin.com`) name the same people as `www.`. */
const HOST = /^(?:[a-z]{1,3}\.)?linkedin\.com\.?$/

/** ACoAA…, ACwAA…, ACgAA…, Recruiter's AEMAA…: they keep their case. A vanity slug never has a capital once it is canonical. */
const MEMBER_ID = /^(?:AC[a-z]A|AEMA)[\w-]{12,}$/
const LEAD_ID = /^[\w-]{8,}$/

/** What cannot stand in a slug: the marks that end one, spaces, quotes, invisible and control characters. */
const NOT_A_SLUG = /[\s/?#%<>"\\,;:@\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u

/** Addresses under `/in/` that are nobody: the viewer's own shortcut and LinkedIn's page for a profile that is gone. */
const NOBODY = /^(?:me|unavailable|edit)$/

/**
 * Who a LinkedIn address names, in the one spelling that can be compared, or null when it names nobody.
 * Takes every form of profile address: with or without scheme, country hosts, mobile paths, locale tails, overlays and
 * sub-pages, slugs encoded up to three times, legacy `/pub/` addresses, Sales Navigator and Recruiter. Never throws.
 */
export function linkedInKey(written: string): LinkedInKey | null {
  const url = linkedInUrl(written)
  if (url === null) return null
  const [first = '', second = '', ...rest] = segmentsOf(url)
  switch (first.toLowerCase()) {
    case 'in':
      return profileKey(second)
    case 'pub':
      return legacyKey(second, rest)
    case 'sales':
      return ['lead', 'people'].includes(second.toLowerCase()) ? leadKey(rest[0]) : null
    case 'talent':
      return second === 'profile' ? memberKey(rest[0]) : null
    case 'messaging':
      return second === 'compose' ? memberKey(onlyRecipient(url)) : null
    default:
      return null
  }
}

function linkedInUrl(written: string): URL | null {
  if (written.length > LONGEST_ADDRESS) return null
  const text = written.trim()
  const absolute = /^https?:\/\//i.test(text) ? text : `https://${text.replace(/^\/\//, '')}`
  if (!URL.canParse(absolute)) return null
  const url = new URL(absolute)
  return HOST.test(url.hostname) ? url : null
}

/** The path's parts, without the mobile site's prefix. */
function segmentsOf({ pathname }: URL): string[] {
  const parts = pathname.split('/').filter(Boolean)
  return parts[0] === 'm' ? parts.slice(1) : parts
}

function profileKey(segment: string): LinkedInKey | null {
  const slug = decodeStable(segment)
  if (slug === null) return null
  if (MEMBER_ID.test(slug)) return memberKey(slug)
  const value = slug.toLowerCase().normalize('NFC')
  if (value === '' || value.length > LONGEST_VALUE || NOT_A_SLUG.test(value) || NOBODY.test(value)) return null
  return { kind: 'linkedIn', value }
}

/** `/pub/name/a/b/c` became `/in/name-` + c + b + a, with c and b filled up to three digits by zeros. */
function legacyKey(name: string, [a, b, c]: string[]): LinkedInKey | null {
  if (name === '' || name === 'dir' || a === undefined || b === undefined || c === undefined) return null
  if (![a, b, c].every((part) => /^[0-9a-z]{1,3}$/i.test(part))) return null
  return profileKey(`${name}-${c.padStart(3, '0')}${b.padStart(3, '0')}${a}`)
}

/** `/sales/lead/ID,NAME_SEARCH,TOKEN`: only the first part is the person, the others say how one came there. */
function leadKey(segment = ''): LinkedInKey | null {
  const value = decodeStable(segment)?.split(',', 1)[0] ?? ''
  return LEAD_ID.test(value) && value.length <= LONGEST_VALUE ? { kind: 'salesNavigator', value } : null
}

function memberKey(segment = ''): LinkedInKey | null {
  const value = decodeStable(segment) ?? ''
  return MEMBER_ID.test(value) && value.length <= LONGEST_VALUE ? { kind: 'linkedInMember', value } : null
}

/** A message to several people is about none of them. */
function onlyRecipient(url: URL): string | undefined {
  const [recipient, second] = url.searchParams.getAll('recipient')
  return second === undefined ? recipient : undefined
}
