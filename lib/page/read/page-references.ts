import type { EvidenceSource, TaskReference } from '#lib/shared/identity/identity.ts'
import { taskNumber } from '#lib/shared/identity/task-number.ts'
import { withoutInvisible } from '#lib/shared/identity/visible-text.ts'
import { attributeOf } from './bounded-text.ts'
import { valueBesideLabel, valueText } from './field-value.ts'
import { findIn, isExcluded } from './find-elements.ts'
import type { PageText } from './page-texts.ts'
import type { Looking } from './read-zone.ts'

/** A part of a page in which a Reply task may be named, and what in it belongs to somebody else. */
export type Scope = { root: Element; exclude: readonly string[] | undefined }

/** Characters of a text that are looked at. */
const LONGEST_TEXT = 400
const MOST_FOUND = 20

const LABEL = /^\W{0,4}reply(?:\.io)?[\s_-]{0,3}task([\s_-]{0,3}(?:id|number|no\.?))?\s{0,3}[:*]{0,2}$/i
const INLINE =
  /(?<![\w-])reply(?:\.io)?\s{1,3}task\s{0,3}(?:(?:id|number|no\.?)\s{0,3}[:#]?\s{0,3}#?|[:#]\s{0,3}#?)(\d{1,16})(?![\w-]|[.,]\d)/gi

/** The Reply tasks that a part of a page names: by attribute, by a labelled field, by visible text. Strongest first. */
export function pageReferences(
  { root, exclude }: Scope,
  { sight, texts }: Pick<Looking, 'sight' | 'texts'>,
): TaskReference[] {
  const counts = (element: Element) => sight.isShown(element) && !isExcluded(element, root, exclude)
  const marked = findIn(root, '[data-reply-task-id]')
    .filter(counts)
    .map((element) => attributeOf(element, 'data-reply-task-id') ?? '')
  const named = findIn(root, '[aria-label*="reply" i]')
    .filter(
      (element) => LABEL.test(attributeOf(element, 'aria-label') ?? '') && counts(element) && sight.isSeen(element),
    )
    .map(valueText)
  const { fields, inline } = writtenIn(texts(root), (text) => counts(text.parentElement ?? root) && sight.isSeen(text))
  return [
    ...references(marked, 'attribute'),
    ...references([...named, ...fields], 'field'),
    ...references(inline, 'text'),
  ]
}

function references(written: readonly string[], source: EvidenceSource): TaskReference[] {
  return written.flatMap((text) => {
    const taskId = taskNumber(text)
    return taskId === null ? [] : { taskId, source }
  })
}

function writtenIn(texts: readonly PageText[], isSeen: (text: Node) => boolean): Record<'fields' | 'inline', string[]> {
  const [fields, inline]: [string[], string[]] = [[], []]
  for (const { node, written } of texts) {
    if (fields.length + inline.length >= MOST_FOUND) break
    const looked = written.slice(0, LONGEST_TEXT)
    if (!/reply/i.test(looked)) continue
    const text = withoutInvisible(looked)
    const label = LABEL.exec(text.trim())
    const numbers = label === null ? [...text.matchAll(INLINE)].map((match) => match[1] ?? '') : []
    // Whether it can be seen is asked last: of a page's texts hardly any come so far.
    if ((label === null && numbers.length === 0) || !isSeen(node)) continue
    if (label !== null) fields.push(fieldText(node, label[1] !== undefined))
    inline.push(...numbers)
  }
  return { fields, inline }
}

/** What stands in a labelled field. "Reply task" alone names a number only when that number has its `#`. */
function fieldText(label: Text, complete: boolean): string {
  const value = valueBesideLabel(label)
  const text = value === null ? '' : valueText(value)
  return complete || text.startsWith('#') ? text : ''
}
