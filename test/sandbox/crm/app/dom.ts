type Child = Node | string | null | undefined | false

/** An element with attributes and children. Text goes in as text: markup inside of a name stays letters. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value)
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

/** A link inside of the CRM or, with another scheme, out of it. */
export function link(href: string, className: string, ...children: readonly Child[]): HTMLAnchorElement {
  return el('a', { href, class: className }, ...children)
}
