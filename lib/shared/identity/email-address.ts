import { withoutScheme } from './without-scheme.ts'

/** With the two slashes, and the second time, that templates put there by a slip; other programs and people have other words. */
const SCHEME = /^(?:(?:mailto|smtp|e-?mail):[\s/\\]*)+/i
const LONGEST_WRITTEN = 1024
const LONGEST_ADDRESS = 320

const LOCAL = /^[^\s@<>()[\],;:"\\\p{Cc}]{1,64}$/u
const DOMAIN = /^(?:[\p{L}\p{M}\p{N}_-]{1,63}\.){1,10}(?:\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z\d-]+)$/u
/** `promote@2x.png`: markup is full of file names that look like addresses. */
const FILE_ENDING = /\.(?:avif|css|gif|html?|ico|jpe?g|js|json|pdf|png|svg|webp)$/
const NOBODY = /^(?:(?:no|do-?not)[-._]?reply|mailer-daemon)(?:[-+._]|$)/
const STAFF = /^(?:support|help|info|sales|team|contact)\b/

/**
 * An e-mail address in one spelling (lower case, NFC), or null. Takes `mailto:` links with parameters, percent-encoding
 * there, and a display name (`Maya <maya@…>`). Plus tags and dots stay: they may be another mailbox. International domains
 * stay in the form in which they are written. null for several addresses in one, file names, and senders that nobody
 * reads. Never throws.
 */
export function emailAddress(written: string): string | null {
  if (written.length > LONGEST_WRITTEN) return null
  const bare = withoutScheme(withoutName(withoutScheme(written, SCHEME)), SCHEME)
  const address = withoutWrapping(bare).toLowerCase().normalize('NFC')
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const domain = address.slice(at + 1)
  if (address.length > LONGEST_ADDRESS || !LOCAL.test(local) || !DOMAIN.test(domain)) return null
  return FILE_ENDING.test(domain) || NOBODY.test(local) ? null : address
}

/**
 * Whether an address is one by which the site that shows it is reached (`support@hubspot.com` on `app.hubspot.com`). People
 * who have their mailbox there, at a provider or because they work there, may be contacts.
 */
export function belongsToSite(address: string, hostname: string): boolean {
  const [local = '', domain] = address.split('@')
  return STAFF.test(local) && `.${hostname}`.endsWith(`.${domain}`)
}

/** The part in angle brackets; with two of them it is a list, which names nobody in particular. */
function withoutName(text: string): string {
  const [, inside, more] = text.split('<', 3)
  return inside === undefined ? text : (more === undefined ? (inside.split('>', 1)[0] ?? '') : '').trim()
}

/** Brackets, quotes and the full stop of a sentence around an address in text, its kind behind it, and parameters. */
function withoutWrapping(text: string): string {
  return text
    .replace(/^[([{'"/]+/, '')
    .replace(/(?:[?&#].*| [([][^@()[\]]{1,30}[)\]])$/s, '')
    .replace(/[)\]}'".,;:!?/]{1,20}$/, '')
}
