import { decodeStable } from './percent-decoding.ts'
import { withoutInvisible } from './visible-text.ts'

/** Who a LinkedIn address names: a public slug, an opaque member id, or a Sales Navigator id. Never equate the kinds. */
export type LinkedInKey = { kind: 'linkedIn' | 'linkedInMember' | 'salesNavigator'; value: string }

const LONGEST_ADDRESS = 2048

/**
 * How an address begins, up to what names somebody: scheme (also with its colon or slashes lost), LinkedIn's host (those of
 * countries name the same people), what mobile sites and links in LinkedIn's e-mails put before the path, and a profile's
 * `in/`. All of it any number of times, since whole addresses are pasted behind a prefix. Group 1 is there where `in/` came last.
 */
const BEGINNING =
  /^\/*(?:https?:(?!\/)|(?:https?:?|linkedin:|m|mwlite|comm|profile|(in)|(?:[a-z]{1,5}\.){0,2}linkedin\.(?:com|cn)\.?(?::\d{1,5})?)\/+)+/i

/**
 * What names somebody elsewhere: `/sales/lead/ID,NAME_SEARCH,TOKEN`, where only the first part is the person; Recruiter's
 * `/talent/profile/ID` and `/talent/hire/…/profile/ID`; the profiles of before 2013, `/pub/name/a/b/c`.
 */
const SURFACE =
  /^(?:sales\/+(?:lead|people)\/+([^/]+)|talent\/(?:.*\/)?profile\/+([^/]+)|pub\/+(?!dir\/)([^/]+)\/(\w{1,3})\/(\w{1,3})\/(\w{1,3})(?:\/|$))/i

/**
 * ACoAA…, ACwAA…, Recruiter's AEMAA…: the letters between are a code of the product, no closed list. They keep their case,
 * and where there is no second A it changes within words: one that somebody wrote with capitals begins with it, or has only such.
 */
const MEMBER_ID = /^A[A-Z]\wA(?:A|(?=.*[a-z\d][A-Z])\w)[\w-]{11,195}$/
/** The long form of the same. */
const URN = /^urn:li:\w+:/
/** Where Recruiter has an id, no slug can stand. */
const RECRUITER_ID = /^A[\w-]{15,199}$/
const LEAD_ID = /^[\w-]{8,200}$/

/**
 * At least three characters, and none of the marks that end a slug, spaces, brackets of templates, dots of hosts and control
 * characters.
 */
const SLUG = /^[^\s/?#%<>"\\,;:@.{}()[\]|*=&$…\p{Cc}\p{Co}\p{Cs}]{3,200}$/u
/** What stands around an address in text, and what others write before it. */
const WRAPPING = /^(?:[\s<("'[]|linked-?in(?: (?:profile|url))?\s{0,3}:(?!\/)){1,9}|[>"'\]]+$/gi

/**
 * LinkedIn's page for a profile that is gone. Words of the route, and those that software writes where it knows nothing, are
 * left to who compares.
 */
const NOBODY = /^(?:unavailable|edit)$/

/**
 * Who a LinkedIn address names, in the one spelling that can be compared, or null when it names nobody.
 * Takes every form of profile address: with or without scheme and host, country hosts, mobile paths, those of LinkedIn's
 * own e-mails and app, locale tails, overlays and sub-pages, slugs encoded up to three times, whole addresses behind a
 * prefix, legacy `/pub/` addresses, Sales Navigator and Recruiter. Never throws.
 */
export function linkedInKey(written: string): LinkedInKey | null {
  const seen = written.length > LONGEST_ADDRESS ? '' : withoutInvisible(written)
  // A backslash is a slash to browsers, and before one it is what programs write for it.
  const text = seen.replaceAll('\\', '/').replace(WRAPPING, '').trim()
  const [beginning = '', isProfile] = BEGINNING.exec(text) ?? []
  const path = text.slice(beginning.length).replace(/[?#].*/s, '')
  if (isProfile !== undefined) return profileKey(path.split('/', 1)[0])
  const [, lead, member, name, a = '', b = '', c = ''] = (beginning !== '' && SURFACE.exec(path)) || []
  if (lead !== undefined) return opaqueKey('salesNavigator', LEAD_ID, lead)
  if (member !== undefined) return opaqueKey('linkedInMember', RECRUITER_ID, member)
  // `/pub/name/a/b/c` became `/in/name-` + c + b + a, with c and b filled up to three digits by zeros.
  return name === undefined ? null : profileKey(`${name}-${c.padStart(3, '0')}${b.padStart(3, '0')}${a}`)
}

function profileKey(segment = ''): LinkedInKey | null {
  const slug = decoded(segment)
  // A whole address in the place of a slug.
  if (slug.includes('/')) return linkedInKey(slug)
  if (MEMBER_ID.test(slug)) return { kind: 'linkedInMember', value: slug }
  const value = slug.toLowerCase().normalize('NFC')
  return SLUG.test(value) && !NOBODY.test(value) ? { kind: 'linkedIn', value } : null
}

function opaqueKey(kind: LinkedInKey['kind'], id: RegExp, segment: string): LinkedInKey | null {
  const [value = ''] = decoded(segment).split(',', 1)
  return id.test(value) ? { kind, value } : null
}

/** A part of a path without encoding, and without the spaces, marks of a sentence and parameters that were copied along. */
function decoded(segment: string): string {
  return withoutInvisible(decodeStable(segment) ?? '')
    .replace(/&.*/s, '')
    .trim()
    .replace(URN, '')
    .replace(/[\s.,;:!'"<>)…]+$/, '')
}
