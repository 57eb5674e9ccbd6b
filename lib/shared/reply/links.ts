/** What a link is for. Each kind has its own scheme, and no other comes out of `safeLink`. */
export type LinkKind = 'linkedIn' | 'email' | 'phone'

const LONGEST = 2048
/** Keeps the pattern of a number cheap on hostile text. */
const LONGEST_PHONE = 64

/**
 * The one function that makes a link of what Reply or a page wrote: `https:` on linkedin.com, `mailto:` or `tel:`.
 * Null for everything else, which is then shown as text. So `javascript:` and look-alike hosts never become a link, and
 * a `mailto:` never carries a subject, a body or a second address.
 */
export function safeLink(text: string | null, kind: LinkKind): string | null {
  const written = text?.trim() ?? ''
  if (written === '' || written.length > LONGEST) return null
  return LINKS[kind](written)
}

const LINKS: Record<LinkKind, (written: string) => string | null> = {
  linkedIn: linkedInLink,
  email: emailLink,
  phone: phoneLink,
}

/** Where people and companies are shown. Nothing under these sends a visitor on. */
const PLACES = /^\/(?:(?:m|mwlite|comm)\/)?(?:in|pub|sales|talent|recruiter|profile|company|school)\//i

function linkedInLink(written: string): string | null {
  const withScheme = /^[a-z0-9.-]+\.com(\/|$)/i.test(written) ? `https://${written}` : written
  if (!/^https?:\/\//i.test(withScheme) || !URL.canParse(withScheme)) return null
  const url = new URL(withScheme)
  if (!/^([a-z0-9-]+\.)*linkedin\.com$/.test(url.hostname)) return null
  if (url.username !== '' || url.password !== '' || url.port !== '') return null
  // LinkedIn itself sends on to anywhere: `/redir/redirect?url=…`, `/safety/go?url=…`, `/authwall?sessionRedirect=…`.
  if (!PLACES.test(url.pathname)) return null
  url.protocol = 'https:'
  return url.href
}

function emailLink(written: string): string | null {
  const address = /^([^\s@<>()[\]\\,;:"]{1,64})@([\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?)$/u.exec(written)
  const [, mailbox, host] = address ?? []
  // `isWellFormed`: encoding half a surrogate pair throws.
  if (mailbox === undefined || host === undefined || !written.isWellFormed()) return null
  return `mailto:${encodeURIComponent(mailbox)}@${encodeURIComponent(host)}`
}

/** `+1 (415) 555-0123 ext. 12` gives `tel:+14155550123;ext=12` (RFC 3966). */
function phoneLink(written: string): string | null {
  if (written.length > LONGEST_PHONE) return null
  const parts =
    /^(\+?)([\d\s()./\-\u00a0\u2010-\u2013]+?)(?:(?:;ext=|,?\s*(?:ext\.?|extension|x|#))\s*(\d{1,8}))?$/i.exec(written)
  const [, plus = '', body = '', extension] = parts ?? []
  // "+44 (0)20 …": the zero is for callers at home and is not dialled after a country code.
  const digits = (plus === '' ? body : body.replace('(0)', '')).replace(/\D/g, '')
  // E.164 allows 15 digits; two numbers in one field have more. Fewer than 3 reach nobody.
  if (digits.length < 3 || digits.length > 15) return null
  return `tel:${plus}${digits}${extension === undefined ? '' : `;ext=${extension}`}`
}
