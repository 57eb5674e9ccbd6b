import type { Locator } from '#lib/page/sites/site-rule.ts'
import { emailAddress } from '#lib/shared/identity/email-address.ts'
import type { Evidence, EvidenceSource } from '#lib/shared/identity/identity.ts'
import { linkedInKey } from '#lib/shared/identity/linkedin-address.ts'
import { phoneText } from '#lib/shared/identity/phone-text.ts'
import { attributeOf, controlValue, textOf } from './bounded-text.ts'

/** A field of a contact that a page can prove somebody by. */
export type ContactField = 'email' | 'phone' | 'linkedIn'

type Written = { text: string; source: EvidenceSource }

const MOST_INNER = 10

/** The identities that an element holds for one field: from its attribute, control, link or text, each checked. */
export function evidenceIn(element: Element, field: ContactField, locator: Locator): Evidence[] {
  return writtenIn(element, field, locator).flatMap((written) => toEvidence(written, field))
}

/** An attribute as a locator asks for it; null where it is missing or does not fit. */
export function attributeBy(element: Element, locator: { attribute: string; pattern?: RegExp }): string | null {
  const value = attributeOf(element, locator.attribute)
  return value === null || locator.pattern === undefined ? value : (locator.pattern.exec(value)?.[1] ?? null)
}

/** A link's target with its host. */
export function absolute(href: string, element: Element): string {
  return URL.canParse(href, element.baseURI) ? new URL(href, element.baseURI).href : href
}

function writtenIn(element: Element, field: ContactField, locator: Locator): Written[] {
  if (typeof locator === 'object' && 'attribute' in locator) {
    const text = attributeBy(element, locator)
    return text === null ? [] : [{ text, source: 'attribute' }]
  }
  const inner = [element, ...[...element.querySelectorAll('a[href], input, textarea')].slice(0, MOST_INNER)]
  const found = inner.flatMap((one) => ownWritten(one, field) ?? [])
  if (found.length > 0) return found
  const text = textOf(element)
  const parts = field === 'email' && !text.includes('<') ? text.split(/[\s,;]+/).slice(0, MOST_INNER) : [text]
  return parts.map((part) => ({ text: part, source: 'field' }))
}

/** What a control or a link says by itself; null for other elements and for links of another kind. */
function ownWritten(element: Element, field: ContactField): Written | null {
  const control = controlValue(element)
  if (control !== null) return { text: control, source: 'field' }
  const href = attributeOf(element, 'href')
  if (href === null) return null
  const isOfField = { email: /^mailto:/i, phone: /^(?:tel|callto):/i, linkedIn: /./ }[field].test(href)
  return isOfField ? { text: field === 'linkedIn' ? absolute(href, element) : href, source: 'link' } : null
}

function toEvidence({ text, source }: Written, field: ContactField): Evidence[] {
  if (field === 'linkedIn') {
    // Only an attribute may hold a bare id: a field's text may be any word.
    const key = linkedInKey(source === 'attribute' ? profileAddress(text) : text)
    return key === null ? [] : [{ ...key, source }]
  }
  const value = field === 'email' ? emailAddress(text) : phoneText(text)
  return value === null ? [] : [{ kind: field, value, source }]
}

/** A bare id from an attribute is not an address yet. */
export function profileAddress(text: string): string {
  return /[/.]/.test(text) ? text : `https://www.linkedin.com/in/${text}`
}
