import { MAILTO, TEL } from '#lib/page/sites/links.ts'
import { textOf } from './bounded-text.ts'
import { findIn } from './find-elements.ts'

/** How far out of a link its label may stand. */
const LEVELS = 4
const LONGEST_LABEL = 60
/** What applications call one of several addresses or numbers of a person, whatever its kind. */
const KIND = /^(?:work|business|office|primary|main|personal|private|home|direct|mobile|other)$/i
const LABEL = 'dt, th, td, label, [class*="label" i]'
/** Pictures, and fonts that draw them out of words, say nothing. */
const DRAWN = 'svg, i, [aria-hidden="true"]'
const NO_LABEL = `h1, h2, h3, h4, h5, h6, ${MAILTO}, ${TEL}`

/**
 * What may stand beside a record's own value: its label, the person's name. And what tells another value: around it a field
 * with a name (were it the own one, it would have been the answer), beside it a link to another record.
 */
export type Beside = {
  label: Pick<RegExp, 'test'>
  name: string | null
  fields: string | undefined
  isOtherRecord: (element: Element) => boolean
}

/**
 * Whether something beside a link says that it is not this record's value: a label of another field, or another record of
 * the same kind, to which its card leads. A heading, a value and what describes the person are no labels.
 */
export function isOthers(link: Element, root: Element, beside: Beside): boolean {
  const field = beside.fields === undefined ? null : link.closest(beside.fields)
  if (field !== null && root.contains(field)) return true
  let at = link
  let isAlone = true
  for (let level = 0; level < LEVELS && at !== root && at.parentElement !== null; level += 1) {
    const outer: Element = at.parentElement
    const [nearest, farther] = before(at)
    // The card around a link ends where something else than the link begins.
    if (isAlone && outer !== root && [...outer.querySelectorAll('a[href]')].some(beside.isOtherRecord)) return true
    if (nearest !== undefined) return isLabelOfAnother(nearest, farther === undefined, beside)
    isAlone &&= outer.childElementCount < 2
    at = outer
  }
  return false
}

function isLabelOfAnother(node: Node, isFirst: boolean, { label, name, isOtherRecord }: Beside): boolean {
  const within = (selector: string) => (node instanceof Element ? findIn(node, selector) : [])
  if (within('a').some(isOtherRecord)) return true
  const text = textIn(node).slice(-LONGEST_LABEL)
  if (within(NO_LABEL).length > 0 || /@|\d{5}/.test(text) || (name !== null && text.includes(name))) return false
  const isLabel = isFirst || /[:：]$/.test(text) || within(LABEL).length > 0
  // Of a sentence that names several things the last one is meant.
  const written = text.replace(/\s*[:：*]$/, '').replace(/^.*[,;·|]\s*/, '')
  return isLabel && !label.test(written) && !KIND.test(written)
}

/** The two nearest things with text before an element, among its siblings. */
function before(element: Element): Node[] {
  const found: Node[] = []
  for (let node = element.previousSibling; node !== null && found.length < 2; node = node.previousSibling) {
    if (/\p{L}|\d/u.test(textIn(node))) found.push(node)
  }
  return found
}

function textIn(node: Node): string {
  if (node instanceof Element) return node.matches(DRAWN) ? '' : textOf(node)
  return node.nodeType === 3 ? (node.nodeValue ?? '').trim() : ''
}
