import { textOf } from '#lib/page/read/bounded-text.ts'
import { distinctBy } from '#lib/page/read/distinct-by.ts'
import { evidenceIn } from '#lib/page/read/field-evidence.ts'
import { valueText } from '#lib/page/read/field-value.ts'
import { findDeep, findIn } from '#lib/page/read/find-elements.ts'
import { valuesBeside } from '#lib/page/read/label-pair.ts'
import { labelText } from '#lib/page/read/label-text.ts'
import type { Looking } from '#lib/page/read/read-zone.ts'
import { isOthers } from '#lib/page/read/whose-link.ts'
import type { Evidence, TaskReference } from '#lib/shared/identity/identity.ts'
import { taskNumber } from '#lib/shared/identity/task-number.ts'
import type { FieldRule, TaughtField } from '#lib/shared/settings/own-site.ts'
import { MAILTO, PROFILE, TEL } from '../sites/links.ts'

/** What a field may hold: an identity of the person, or a Reply task. */
export type Found = Evidence | ({ kind: 'task'; value: string } & Pick<TaskReference, 'source'>)

/** With `isFresh`: whether an element with a value belongs to the present record, and not to the one before. */
export type FreshLooking = Looking & { isFresh: (element: Element) => boolean }

/** `isThere`: the field stands on the page, with a value or empty. Where it does, nothing else stands in for it. */
export type TaughtReading = { isThere: boolean; found: Found[] }

const MOST = 5
const NOT_THERE: TaughtReading = { isThere: false, found: [] }

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
 * What a rule finds on a page. Its ways are tried in order of trust: the first that finds one value, and one only, is
 * believed, unless another way finds the field and not that value in it: then they speak of different records, or of an
 * empty field. A link of the field's kind counts only where neither attribute nor label leads to the field.
 */
export function readTaught(rule: FieldRule, looking: FreshLooking): TaughtReading {
  const { field, selector, label } = rule
  const { body } = looking.document
  const marked = selector === null ? NOT_THERE : valuesIn(findDeep(body, selector), field, looking)
  const named =
    label === null ? NOT_THERE : valuesIn(labelledBy(isLabelled(label), body, looking).flat(), field, looking)
  const ways = [marked, named].filter(({ isThere }) => isThere)
  if (ways.length === 0) return linkIn(rule, looking)
  // A selector that fits several elements cannot be overruled by the label of one of them.
  const [value, second] = ways[0]?.found ?? []
  const isAgreed = ways.every(({ found }) => found.some((one) => one.value === value?.value))
  return { isThere: true, found: value !== undefined && second === undefined && isAgreed ? [value] : [] }
}

function linkIn({ field, label, container }: FieldRule, looking: FreshLooking): TaughtReading {
  const { isOtherRecord } = looking
  const link = FIELD_LINKS[field]
  if (link === null || container === null) return NOT_THERE
  const within = findIn(looking.document.body, container).filter((one) => looking.sight.isShown(one))
  const own = { label: { test: isLabelled(label ?? '') }, name: null, fields: undefined, isOtherRecord }
  // A link with another label is another field's.
  const links = within.flatMap((root) =>
    findIn(root, link).filter((one) => label === null || !isOthers(one, root, own)),
  )
  const { isThere, found } = valuesIn(links, field, looking)
  return { isThere, found: found.length === 1 ? found : [] }
}

/** For every visible text that is a label as asked, the elements that may hold its value, nearest first. */
export function labelledBy(
  isWanted: (text: string) => boolean,
  body: Element,
  { sight, texts }: Pick<Looking, 'sight' | 'texts'>,
): Element[][] {
  const found: Element[][] = []
  for (const { node, written } of texts(body)) {
    if (found.length >= MOST * 2) break
    if (written.length > 200 || !isWanted(written)) continue
    if (node.parentElement === null || !sight.isShown(node.parentElement)) continue
    const values = valuesBeside(node)
    if (values.length > 0) found.push(values)
  }
  return found
}

function isLabelled(label: string): (text: string) => boolean {
  const wanted = labelText(label).toLowerCase()
  return (text) => labelText(text).toLowerCase() === wanted
}

/** What was pointed at outranks the guess that an address is the viewer's own. */
function valuesIn(elements: readonly Element[], field: TaughtField, looking: FreshLooking): TaughtReading {
  const shown = elements.filter((element) => looking.sight.isShown(element))
  const found = shown.filter(looking.isFresh).flatMap((element) => foundIn(element, field))
  return {
    isThere: shown.length > 0,
    found: distinctBy(found, ({ kind, value }) => `${kind}:${value}`).slice(0, MOST),
  }
}

/** What an element shows at this moment: the same element with the same content may still be the old record's. */
export function contentOf(element: Element): string {
  const written = [...element.querySelectorAll('input, textarea')].slice(0, 3).map(valueText)
  return [element.getAttribute('href')?.slice(0, 300), valueText(element), ...written, textOf(element, 200)].join('\n')
}
