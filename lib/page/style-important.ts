/** Sets inline styles that the page's own rules cannot overrule. Written through the CSSOM, which no page policy forbids. */
export function styleImportant(element: HTMLElement, styles: Readonly<Record<string, string>>): void {
  for (const [property, value] of Object.entries(styles)) element.style.setProperty(property, value, 'important')
}
