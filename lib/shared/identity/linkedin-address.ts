import { decodeStable } from './percent-decoding.ts'
import { withoutInvisible } from './visible-text.ts'

/** Who a LinkedIn address names: a public slug, an opaque member id, or a Sales Navigator id. Never equate the kinds. */
export type LinkedInKey = { kind: 'linkedIn' | 'linkedInMember' | 'salesNavigator'; value: string }

const LONGEST_ADDRESS = 2048
const LONGEST_VALUE = 200
/** A whole address is looked for behind so many prefixes. */
const MOST_PREFIXES = 4

/** Country hosts (`de.linkedin.com`) name the same people as `www.`. */
const HOST = /^(?:[a-z]{1,3}\.)?linkedin\.com\.?$/

/** How addresses begin, and what is put before them by those who do not know: where it is over, the path begins. */
const BEGINNING = /^(?:(?:https?|linkedin):|\/)+/i
/** A path without its host, as the app's own links and imports have it. */
const PATH = /^(?:linkedin:)?\/*in\//i
/** Where a slug should be, the beginning of a whole address: it was pasted behind a prefix. */
const AGAIN = /^(?:in(?:\/|$)|https?:|(?:[a-z]{1,3}\.)?linkedin\.com(?:\/|$))/i

/**
 * ACoAA…, ACwAA…, Recruiter's AEMAA…: the letters between are a code of the product, no closed list. They keep their case.
 * A vanity slug never has a capital once it is canonical.
 */
const MEMBER_ID = /^A(?:C[a-z]A|[A-P]\wAA)[\w-]{11,}$/
const LEAD_ID = /^[\w-]{8,}$/

/** What cannot stand in a slug: the marks that end one, spaces, brackets of templates, dots of hosts, control characters. */
const NOT_A_SLUG = /[\s/?#%<>"\\,;:@.{}[\]|*=$\p{Cc}\p{Co}\p{Cs}]/u

/**
 * Words of the route, the viewer's own shortcut, LinkedIn's page for a profile that is gone, and what is too short: a slug
 * has three characters at least. Words that software writes where it knows nothing are left to who compares.
 */
const NOBODY = /^(?:[ -~]{0,2}|unavailable|edit|pub|company|school|jobs|details?|overlay|recent-activity)$/

/**
 * Who a LinkedIn address names, in the one spelling that can be compared, or null when it names nobody.
 * Takes every form of profile address: with or without scheme and host, country hosts, mobile paths, those of LinkedIn's
 * own e-mails and app, locale tails, overlays and sub-pages, slugs encoded up to three times, whole addresses behind a
 * prefix, legacy `/pub/` addresses, Sales Navigator and Recruiter. Never throws.
 */
export function linkedInKey(written: string): LinkedInKey | null {
  return keyOf(written, MOST_PREFIXES)
}

function keyOf(written: string, prefixes: number): LinkedInKey | null {
  const url = linkedInUrl(written)
  if (url === null) return null
  const parts = segmentsOf(url)
  const [first = '', second = '', ...rest] = parts
  switch (first.toLowerCase()) {
    case 'in':
      return again([second, ...rest], prefixes) ?? profileKey(second)
    case 'pub':
      return legacyKey(second, rest)
    case 'sales':
      return ['lead', 'people'].includes(second.toLowerCase()) ? leadKey(rest[0]) : null
    case 'talent':
      // Alone as `/talent/profile/`, and inside of a project as `/talent/hire/…/profile/`.
      return memberKey(parts[parts.indexOf('profile') + 1])
    case 'messaging':
      return second === 'compose' ? memberKey(onlyRecipient(url)) : null
    default:
      return again(parts, prefixes)
  }
}

function linkedInUrl(written: string): URL | null {
  if (written.length > LONGEST_ADDRESS) return null
  const text = withoutInvisible(written).trim()
  const absolute = `https://${PATH.test(text) ? 'www.linkedin.com/' : ''}${text.replace(BEGINNING, '')}`
  if (!URL.canParse(absolute)) return null
  const url = new URL(absolute)
  return HOST.test(url.hostname) ? url : null
}

/** The path's parts, without the prefix of the mobile sites and of links in LinkedIn's e-mails. */
function segmentsOf({ pathname }: URL): string[] {
  const parts = pathname.split('/').filter(Boolean)
  return /^(?:m|mwlite|comm)$/i.test(parts[0] ?? '') ? parts.slice(1) : parts
}

/** Whom the address names that was pasted behind a prefix. */
function again([first = '', ...rest]: string[], prefixes: number): LinkedInKey | null {
  const beginning = decoded(first)
  return prefixes > 0 && AGAIN.test(beginning) ? keyOf([beginning, ...rest].join('/'), prefixes - 1) : null
}

function profileKey(segment: string): LinkedInKey | null {
  const slug = decoded(segment)
  if (MEMBER_ID.test(slug)) return memberKey(slug)
  const value = slug.toLowerCase().normalize('NFC')
  return value.length > LONGEST_VALUE || NOT_A_SLUG.test(value) || NOBODY.test(value)
    ? null
    : { kind: 'linkedIn', value }
}

/** `/pub/name/a/b/c` became `/in/name-` + c + b + a, with c and b filled up to three digits by zeros. */
function legacyKey(name: string, [a, b, c]: string[]): LinkedInKey | null {
  if (name === '' || name === 'dir' || a === undefined || b === undefined || c === undefined) return null
  if (![a, b, c].every((part) => /^[0-9a-z]{1,3}$/i.test(part))) return null
  return profileKey(`${name}-${c.padStart(3, '0')}${b.padStart(3, '0')}${a}`)
}

/** `/sales/lead/ID,NAME_SEARCH,TOKEN`: only the first part is the person, the others say how one came there. */
function leadKey(segment = ''): LinkedInKey | null {
  const [value = ''] = decoded(segment).split(',', 1)
  return LEAD_ID.test(value) && value.length <= LONGEST_VALUE ? { kind: 'salesNavigator', value } : null
}

function memberKey(segment = ''): LinkedInKey | null {
  const value = decoded(segment)
  return MEMBER_ID.test(value) && value.length <= LONGEST_VALUE ? { kind: 'linkedInMember', value } : null
}

/** A part of a path without encoding, and without the spaces, full stops and invisible marks that were copied along. */
function decoded(segment: string): string {
  return withoutInvisible(decodeStable(segment) ?? '')
    .trim()
    .replace(/[.)]+$/, '')
}

/** A message to several people is about none of them. */
function onlyRecipient(url: URL): string | undefined {
  const [recipient, second] = url.searchParams.getAll('recipient')
  return second === undefined ? recipient : undefined
}
