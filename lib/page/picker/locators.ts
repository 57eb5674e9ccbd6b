import { finder } from '@medv/finder'
import { FIELD_LINKS, foundIn } from '#lib/page/own/taught-field.ts'
import { textOf } from '#lib/page/read/bounded-text.ts'
import { findIn } from '#lib/page/read/find-elements.ts'
import { labelBeside } from '#lib/page/read/label-pair.ts'
import type { FieldRule, TaughtField } from '#lib/shared/settings/own-site.ts'
import { type OwnData, ownDataOf } from './own-data.ts'

/** The three ways by which a field can be found again. */
export type Locators = Pick<FieldRule, 'selector' | 'label' | 'container'>

/** Attributes whose value says what a field is, and not whose. */
const LASTING =
  /^(?:data-[\w-]*(?:test|field|qa|cy|attr|col|prop|label|name|key|part|role|id|slot|cell|section|selenium)[\w-]*|name|itemprop|role)$/
/** Of those, the ones that software writes for fields: their values may have numbers and spaces. */
const OF_FIELDS = /^(?:data-[\w-]*(?:field|attr|col|prop|label|slot|cell)[\w-]*|name|itemprop)$/
const FIELD_NAME = /^\p{L}[\p{L}\d]*(?:[-_.:/ []{1,2}[\p{L}\d]+\]?)*$/u
/** Words: no digits, no hash, nothing that could be the value itself. */
const WORDS = /^[a-z]+(?:[-_.:/][a-z]+)*$/i
/** `email1`, `phone-2`: one of a person's several. */
const NUMBERED =
  /^(?:[a-z]+[-_.:/])*(?:e-?mail|mail|phone|tel|telephone|mobile|cell|linkedin|address|url|website|field)[-_]?\d{1,2}$/i
/** What a build writes: letters and digits by turns. */
const HASH = /\d[a-z]+\d|[a-z]\d+[a-z]\d*$/i
const LONGEST_VALUE = 40
const LONGEST_LABEL = 60
const CONTAINERS = 'main, [role="main"], article, section, form, fieldset, aside, dl, [role="region"]'

/** How an element of a page can be found on the next record: by lasting attributes, by its label, by its kind of link. */
export function locatorsOf(element: Element, field: TaughtField, common: RegExp): Locators {
  const value = [textOf(element, LONGEST_VALUE * 4), ...foundIn(element, field).map((found) => found.value)].join(' ')
  const data = ownDataOf(element, value, common)
  return {
    selector: selectorOf(element, data),
    label: labelOf(element, field, data),
    container: containerOf(element, field, data),
  }
}

/** A selector by lasting attributes; null where only a place among others, or the record itself, would tell the element. */
function selectorOf(element: Element, data: OwnData): string | null {
  try {
    const selector = finder(element, {
      root: element.ownerDocument.body,
      idName: (id) => isName('id', id) && !touches(data, id),
      className: () => false,
      tagName: () => true,
      attr: (name, value) => LASTING.test(name) && isName(name, value) && !touches(data, value),
      seedMinLength: 1,
      timeoutMs: 500,
    })
    // Without an attribute or an id it is a path through the page, which fits something else on the next record.
    const isPlace = /:nth/.test(selector) || !/[[#]/.test(selector.replaceAll(/\[role="[^"]*"\]/g, ''))
    return isPlace || selector.length > 400 ? null : selector
  } catch {
    return null
  }
}

/** The text of the label of an element's own row or pair. */
function labelOf(element: Element, field: TaughtField, data: OwnData): string | null {
  const [own] = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : []
  const written = own instanceof Element ? textOf(own, LONGEST_LABEL + 1) : (labelBeside(element) ?? '')
  const text = written.replace(/(?: ?[:*：])*$/, '')
  if (text === '' || text.length > LONGEST_LABEL || !/\p{L}/u.test(text) || data.isAll(text)) return null
  return field !== 'taskId' && /@|\d{5}/.test(text) ? null : text
}

/** The part of the page in which the element is the only link of its kind; null for what is no such link. */
function containerOf(element: Element, field: TaughtField, data: OwnData): string | null {
  const kind = FIELD_LINKS[field]
  const link = kind === null ? null : element.closest(kind)
  const container = link?.closest(CONTAINERS)
  if (kind === null || container === null || container === undefined || findIn(container, kind).length !== 1)
    return null
  return container.localName === 'main' && element.ownerDocument.querySelectorAll('main').length === 1
    ? 'main'
    : selectorOf(container, data)
}

/** `email1` is a name on record 1, too. */
function touches(data: OwnData, value: string): boolean {
  return data.touches(NUMBERED.test(value) ? value.replace(/[-_]?\d+$/, '') : value)
}

/** Whether an attribute's value is a name that software gave: a word, or for fields one with a number. */
function isName(attribute: string, value: string): boolean {
  if (value.length > LONGEST_VALUE) return false
  if (WORDS.test(value) || NUMBERED.test(value)) return true
  return OF_FIELDS.test(attribute) && FIELD_NAME.test(value) && !HASH.test(value) && !/\d{7}/.test(value)
}
