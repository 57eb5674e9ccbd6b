/** A text of a page, and what is written in it. */
export type PageText = { node: Text; written: string }

/** The written texts below an element, in the page's order. */
export type PageTexts = (root: Element) => readonly PageText[]

/** Text nodes that are looked at in one reading. */
const MOST_TEXTS = 5000

/** The texts of one reading: a page does not change while it is read, so each part of it is walked through once. */
export function createPageTexts(): PageTexts {
  const walked = new Map<Element, readonly PageText[]>()
  return (root) => {
    const texts = walked.get(root) ?? walk(root)
    walked.set(root, texts)
    return texts
  }
}

function walk(root: Element): PageText[] {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: PageText[] = []
  for (let texts = 0; texts < MOST_TEXTS; texts += 1) {
    const node = walker.nextNode()
    if (node === null) break
    const written = node.nodeValue ?? ''
    if (node instanceof Text && /\S/.test(written)) found.push({ node, written })
  }
  return found
}
