import { textOf } from '#lib/page/read/bounded-text.ts'
import { distinctBy } from '#lib/page/read/distinct-by.ts'
import { evidenceIn } from '#lib/page/read/field-evidence.ts'
import { valueOf, valueText } from '#lib/page/read/field-value.ts'
import { findDeep, findIn } from '#lib/page/read/find-elements.ts'
import type { Looking } from '#lib/page/read/read-zone.ts'
import type { Evidence, TaskReference } from '#lib/shared/identity/identity.ts'
import { taskNumber } from '#lib/shared/identity/task-number.ts'
import type { FieldRule, TaughtField } from '#lib/shared/settings/own-site.ts'
import { MAILTO, PROFILE, TEL } from '../sites/links.ts'

/** What a field may hold: an identity of the person, or a Reply task. */
export type Found = Evidence | ({ kind: 'task'; value: string } & Pick<TaskReference, 'source'>)

/** With `isFresh`: whether an element with a value belongs to the present record, and not to the one before. */
export type FreshLooking = Looking & { isFresh: (element: Element) => boolean }

const MOST = 5
/** Text nodes that are compared with a label in one reading. */
const MOST_TEXTS = 5000

/** The links that mean a field by themselves. */
export const FIELD_LINKS: Readonly<Record<TaughtField, string | null>> = {
  email: MAILTO,
  phone: TEL,
  linkedIn: PROFILE,
  taskId: null,
}

/** What an element says of a field: each identity or task number in it, once. */
export function foundIn(element: Element, field: TaughtField): Found[] {
  if (field !== 'taskId') return distinctBy(evidenceIn(element, field, ''), ({ kind, value }) => `${kind}:${value}`)
  const taskId = taskNumber(valueText(element))
  return taskId === null ? [] : [{ kind: 'task', value: String(taskId), source: 'field' }]
}

/**
 * What a rule finds on a page, or nothing. The rule's three ways are tried in order of trust: the first that finds one
 * value, and one only, is believed, unless another way that finds something does not find that value among it: then they
 * speak of different records.
 */
export function readTaught(rule: FieldRule, looking: FreshLooking): Found[] {
  const ways = waysOf(rule, looking).filter((found) => found.length > 0)
  const best = ways.find((found) => found.length === 1) ?? []
  const [value] = best
  if (value === undefined || ways.some((found) => !found.some((one) => one.value === value.value))) return []
  // A selector that fits several elements cannot be overruled by the label of one of them.
  return ways[0]?.length === 1 ? best : []
}

function waysOf(rule: FieldRule, looking: FreshLooking): Found[][] {
  const { field, selector, label, container } = rule
  const { body } = looking.document
  const within = container === null ? [] : findIn(body, container).filter((one) => looking.sight.isShown(one))
  const link = FIELD_LINKS[field]
  return [
    selector === null ? [] : valuesIn(findDeep(body, selector), field, looking),
    label === null ? [] : valuesIn(labelledBy(label, body, looking), field, looking),
    link === null
      ? []
      : valuesIn(
          within.slice(0, MOST).flatMap((one) => findIn(one, link)),
          field,
          looking,
        ),
  ]
}

/** The values beside every visible text that is this label and nothing else. */
export function labelledBy(label: string, body: Element, { sight }: Pick<Looking, 'sight'>): Element[] {
  const wanted = labelText(label)
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const found: Element[] = []
  for (let texts = 0; texts < MOST_TEXTS && found.length < MOST * 2; texts += 1) {
    const node = walker.nextNode()
    if (node === null) break
    const parent = node.parentElement
    if (parent === null || labelText(node.nodeValue ?? '') !== wanted || !sight.isShown(parent)) continue
    const value = valueOf(parent, body)
    if (value !== null) found.push(value)
  }
  return found
}

/** A label as it is compared: without the colon or star at its end, and without case. */
export function labelText(written: string): string {
  return written
    .slice(0, 120)
    .replace(/\s+/g, ' ')
    .replace(/ ?[:*：]? ?$/, '')
    .trim()
    .toLowerCase()
}

function valuesIn(elements: readonly Element[], field: TaughtField, looking: FreshLooking): Found[] {
  const { sight, viewer, isFresh } = looking
  const shown = elements.filter((element) => sight.isShown(element) && isFresh(element))
  const found = shown.flatMap((element) => foundIn(element, field)).filter(({ value }) => !viewer.has(value))
  return distinctBy(found, ({ kind, value }) => `${kind}:${value}`).slice(0, MOST)
}

/** What an element shows at this moment: the same element with the same content may still be the old record's. */
export function contentOf(element: Element): string {
  const written = [...element.querySelectorAll('input, textarea')].slice(0, 3).map(valueText)
  return [element.getAttribute('href')?.slice(0, 300), valueText(element), ...written, textOf(element, 200)].join('\n')
}
