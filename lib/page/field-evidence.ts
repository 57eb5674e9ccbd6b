import { attributeOf, controlValue, textOf } from './bounded-text.ts'
import { emailAddress } from './email-address.ts'
import type { Evidence, EvidenceSource } from './identity.ts'
import { linkedInKey } from './linkedin-address.ts'
import { phoneText } from './phone-text.ts'
import type { Locator } from './sites/site-rule.ts'

/** A field of a contact that a page can prove somebody by. */
export type Field = 'email' | 'phone' | 'linkedIn'

const INNER = 'a[href], input, textarea'
const MOST_INNER = 10

/** The identities that an element holds for one field: from its attribute, control, link or text, each checked. */
export function evidenceIn(element: Element, field: Field, locator: Locator): Evidence[] {
  const written = writtenIn(element, field, locator)
  return written.flatMap((text) => toEvidence(text, field, locator.source))
}

function writtenIn(element: Element, field: Field, locator: Locator): string[] {
  if ('attribute' in locator && locator.attribute !== undefined) {
    const value = attributeOf(element, locator.attribute)
    if (value === null) return []
    const part = locator.pattern === undefined ? value : locator.pattern.exec(value)?.[1]
    return part === undefined ? [] : [part]
  }
  const own = ownWritten(element, field)
  if (own !== null) return [own]
  const inner = [...element.querySelectorAll(INNER)].slice(0, MOST_INNER)
  const found = inner.flatMap((one) => ownWritten(one, field) ?? [])
  if (found.length > 0) return found
  const text = textOf(element)
  return field === 'email' && !text.includes('<') ? text.split(/[\s,;]+/).slice(0, MOST_INNER) : [text]
}

/** What a control or a link says by itself; null for other elements and for links of another kind. */
function ownWritten(element: Element, field: Field): string | null {
  const control = controlValue(element)
  if (control !== null) return control
  const href = attributeOf(element, 'href')
  if (href === null) return null
  if (field === 'linkedIn') return absolute(href, element)
  return (field === 'email' ? /^mailto:/i : /^(?:tel|callto|sip):/i).test(href) ? href : null
}

function absolute(href: string, element: Element): string {
  return URL.canParse(href, element.baseURI) ? new URL(href, element.baseURI).href : href
}

function toEvidence(written: string, field: Field, source: EvidenceSource): Evidence[] {
  if (field === 'email') {
    const value = emailAddress(written)
    return value === null ? [] : [{ kind: 'email', value, source }]
  }
  if (field === 'phone') {
    const value = phoneText(written)
    return value === null ? [] : [{ kind: 'phone', value, source }]
  }
  // A bare member id from an attribute is not an address yet.
  const key = linkedInKey(/[/.]/.test(written) ? written : `https://www.linkedin.com/in/${written}`)
  return key === null ? [] : [{ ...key, source }]
}
