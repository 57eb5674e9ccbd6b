const MOST_NODES = 60
/** Attributes and values longer than this hold no identity: a data URI, a whole document. */
const LONGEST_WRITTEN = 2048

/** An element's text, at most `longest` characters of at most 60 text nodes: never a whole page's. */
export function textOf(element: Element, longest = 300): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let text = ''
  let parent: Node | null = null
  for (let count = 0; count < MOST_NODES && text.length < longest; count += 1) {
    const node = walker.nextNode()
    if (node === null) break
    if (/^(?:SCRIPT|STYLE|TEMPLATE)$/i.test(node.parentNode?.nodeName ?? '')) continue
    // Words in two elements are two words; a line break opportunity inside of one word is not.
    const gap = parent === null || parent === node.parentNode ? '' : ' '
    text += gap + (node.nodeValue ?? '').slice(0, longest)
    parent = node.parentNode
  }
  // A byte order mark is as wide as nothing, and for expressions still a space.
  return text.slice(0, longest).replaceAll('\ufeff', '').replace(/\s+/g, ' ').trim()
}

/** An attribute's value, or null where it is missing or too long to be an identity. */
export function attributeOf(element: Element, name: string): string | null {
  const value = element.getAttribute(name)
  return value === null || value.length > LONGEST_WRITTEN ? null : value
}

/** What stands in a control, or null for an element that is none. Values of passwords and hidden inputs are never read. */
export function controlValue(element: Element): string | null {
  const name = element.localName
  if (name !== 'input' && name !== 'textarea') return null
  if (!('value' in element) || typeof element.value !== 'string') return null
  const type = element.getAttribute('type')?.toLowerCase() ?? 'text'
  return /^(?:password|hidden|checkbox|radio|file)$/.test(type) || element.value.length > LONGEST_WRITTEN
    ? null
    : element.value
}
