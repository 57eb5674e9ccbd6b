import { safeLink } from './links.ts'

/** Longer addresses are cut off by some mail programs and by Windows. */
const LONGEST_MAIL_LINK = 1900

/**
 * A link that begins a mail, with subject and text where they fit. `whole` is false where the text had to stay out. Null
 * where the address is none.
 */
export function mailLink(
  email: string | null,
  subject: string | null,
  body: string | null,
): { href: string; whole: boolean } | null {
  const to = safeLink(email, 'email')
  if (to === null) return null
  const title = subject === null || subject === '' ? [] : [`subject=${encoded(subject)}`]
  const text = body === null || body === '' ? [] : [`body=${encoded(body.replace(/\r?\n/g, '\r\n'))}`]
  const full = withQuery(to, [...title, ...text])
  if (full.length <= LONGEST_MAIL_LINK) return { href: full, whole: true }
  const short = withQuery(to, title)
  return { href: short.length <= LONGEST_MAIL_LINK ? short : to, whole: false }
}

/** A link that begins a text message with this text. */
export function smsLink(phone: string | null, body: string | null): string | null {
  const tel = safeLink(phone, 'phone')
  if (tel === null) return null
  const number = tel.slice('tel:'.length).replace(/;.*$/, '')
  return body === null || body === '' ? `sms:${number}` : `sms:${number}?body=${encoded(body)}`
}

/** The same for WhatsApp, which knows only numbers with their country's code. */
export function whatsAppLink(phone: string | null, body: string | null): string | null {
  const digits = /^tel:\+(\d+)/.exec(safeLink(phone, 'phone') ?? '')?.[1]
  if (digits === undefined) return null
  const chat = `https://wa.me/${digits}`
  return body === null || body === '' ? chat : `${chat}?text=${encoded(body)}`
}

function withQuery(address: string, parts: readonly string[]): string {
  return parts.length === 0 ? address : `${address}?${parts.join('&')}`
}

/** Half a surrogate pair cannot be encoded, and says nothing. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
