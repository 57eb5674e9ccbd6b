import { finder } from '@medv/finder'
import { FIELD_LINKS, labelledBy } from '#lib/page/own/taught-field.ts'
import { textOf } from '#lib/page/read/bounded-text.ts'
import { findIn } from '#lib/page/read/find-elements.ts'
import type { Sight } from '#lib/page/read/sight.ts'
import type { FieldRule, TaughtField } from '#lib/shared/settings/own-site.ts'

/** The three ways by which a field can be found again. */
export type Locators = Pick<FieldRule, 'selector' | 'label' | 'container'>

/** Attributes whose value says what a field is, and not whose. */
const LASTING =
  /^(?:data-[\w-]*(?:test|field|qa|cy|attribute|column|property|label|name|key|part|role|id)[\w-]*|name|itemprop|role)$/
/** Words: no digits, no hash, nothing that could be the value itself. */
const WORDS = /^[a-z]+(?:[-_.:/ ][a-z]+)*$/i
const LONGEST_VALUE = 40
const LONGEST_LABEL = 60
const LEVELS = 3
const CONTAINERS = 'main, [role="main"], article, section, form, fieldset, aside, dl, [role="region"]'

/** How an element of a page can be found on the next record: by lasting attributes, by its label, by its kind of link. */
export function locatorsOf(element: Element, field: TaughtField, sight: Sight): Locators {
  return { selector: selectorOf(element), label: labelOf(element, sight), container: containerOf(element, field) }
}

/** A selector by lasting attributes; null where only a place among others would tell the element. */
export function selectorOf(element: Element): string | null {
  try {
    const selector = finder(element, {
      root: element.ownerDocument.body,
      idName: isWord,
      className: () => false,
      tagName: () => true,
      attr: (name, value) => LASTING.test(name) && isWord(value),
      seedMinLength: 1,
      timeoutMs: 500,
    })
    // Without an attribute or an id it is a path through the page, which fits something else on the next record.
    return /:nth|^[^[#]*$/.test(selector) || selector.length > 400 ? null : selector
  } catch {
    return null
  }
}

/** The text of the label before an element, if the element is found again by it. */
function labelOf(element: Element, sight: Sight): string | null {
  const { body } = element.ownerDocument
  let at: Element | null = element
  for (let level = 0; level <= LEVELS && at !== null && at !== body; level += 1) {
    const before = at.previousElementSibling
    const text = before === null ? '' : textOf(before, LONGEST_LABEL + 1).replace(/ ?[:*：]$/, '')
    if (text !== '' && text.length <= LONGEST_LABEL && finds(text, element, body, sight)) return text
    at = at.parentElement
  }
  const [own] = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : []
  const text = own instanceof Element ? textOf(own, LONGEST_LABEL) : ''
  return text !== '' && finds(text, element, body, sight) ? text : null
}

function finds(label: string, element: Element, body: Element, sight: Sight): boolean {
  return labelledBy(label, body, { sight }).some((found) => found.contains(element) || element.contains(found))
}

/** The part of the page in which the element is the only link of its kind; null for what is no such link. */
function containerOf(element: Element, field: TaughtField): string | null {
  const kind = FIELD_LINKS[field]
  const link = kind === null ? null : element.closest(kind)
  const container = link?.closest(CONTAINERS)
  if (kind === null || container === null || container === undefined || findIn(container, kind).length !== 1)
    return null
  return container.localName === 'main' && element.ownerDocument.querySelectorAll('main').length === 1
    ? 'main'
    : selectorOf(container)
}

function isWord(text: string): boolean {
  return text.length <= LONGEST_VALUE && WORDS.test(text)
}
