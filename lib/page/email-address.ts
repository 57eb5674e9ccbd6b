const LONGEST_WRITTEN = 1024
const LONGEST_ADDRESS = 320

const LOCAL = /^[^\s@<>()[\],;:"\\\p{Cc}\p{Cf}]{1,64}$/u
const DOMAIN = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,10}(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/
/** `promote@2x.png`: markup is full of file names that look like addresses. */
const FILE_ENDING = /\.(?:avif|bmp|css|gif|heic|html?|ico|jpe?g|js|json|mjs|pdf|png|svg|tiff?|webp|woff2?)$/
const NOBODY = /^(?:(?:no|do-?not|dont)[-._]?reply|mailer-daemon|bounces?|notifications?)(?:[-+._].*)?$/

/**
 * An e-mail address in the one spelling that can be compared (lower case, NFC, IDN domain as punycode), or null.
 * Takes `mailto:` links with parameters, percent-encoding there, and a display name (`Maya <maya@…>`). Plus tags and
 * dots stay: they may be another mailbox. null for several addresses in one, file names, and senders that nobody reads.
 * Never throws.
 */
export function emailAddress(written: string): string | null {
  if (written.length > LONGEST_WRITTEN) return null
  const bare = withoutWrapping(withoutName(withoutScheme(written.trim())))
  const at = bare.lastIndexOf('@')
  if (at < 1) return null
  const local = folded(bare.slice(0, at))
  const domain = asciiDomain(folded(bare.slice(at + 1)))
  const address = `${local}@${domain}`
  if (address.length > LONGEST_ADDRESS || !LOCAL.test(local) || !DOMAIN.test(domain)) return null
  return FILE_ENDING.test(domain) || NOBODY.test(local) ? null : address
}

/** Whether an address belongs to the site that shows it (`support@hubspot.com` on `app.hubspot.com`): its staff, not a contact. */
export function belongsToSite(address: string, hostname: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return hostname === domain || hostname.endsWith(`.${domain}`)
}

function withoutScheme(text: string): string {
  if (!/^mailto:/i.test(text)) return text
  const [encoded = ''] = text.slice('mailto:'.length).split('?', 1)
  try {
    return decodeURIComponent(encoded).trim()
  } catch {
    return encoded.trim()
  }
}

/** The part in angle brackets; with two of them it is a list, which names nobody in particular. */
function withoutName(text: string): string {
  const open = text.indexOf('<')
  if (open === -1) return text
  const close = text.indexOf('>', open)
  return close === -1 || text.includes('<', open + 1) ? '' : text.slice(open + 1, close).trim()
}

/** Brackets, quotes and the full stop of a sentence around an address in text. */
function withoutWrapping(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && '([\'"'.includes(text.charAt(start))) start += 1
  while (end > start && ')]\'".,;:!?'.includes(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC')
}

function asciiDomain(domain: string): string {
  if (/^[\w.-]+$/.test(domain)) return domain
  if (!/^[\p{L}\p{M}\p{N}._-]+$/u.test(domain)) return ''
  return URL.canParse(`https://${domain}`) ? new URL(`https://${domain}`).hostname : ''
}
