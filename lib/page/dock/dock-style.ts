/**
 * The style of the dock's host element, in a sheet of its shadow root: important rules there beat every rule and every
 * inline style of the page, and the element itself carries no attribute that could give it away. Where a content script
 * may not adopt sheets (Firefox), the same declarations go inline. Both are open to a page's strictest policy.
 */
export function hostStyle(host: HTMLElement, shadow: ShadowRoot): (styles: Readonly<Record<string, string>>) => void {
  const style = sheetStyle(shadow) ?? host.style
  return (styles) => {
    for (const [property, value] of Object.entries(styles)) style.setProperty(property, value, 'important')
  }
}

function sheetStyle(shadow: ShadowRoot): CSSStyleDeclaration | null {
  try {
    const sheet = new CSSStyleSheet()
    // Fixed elements would be printed on every sheet of paper.
    sheet.replaceSync(':host{}@media print{:host{display:none!important}}')
    shadow.adoptedStyleSheets = [sheet]
    const [rule] = sheet.cssRules
    return rule instanceof CSSStyleRule ? rule.style : null
  } catch {
    return null
  }
}
