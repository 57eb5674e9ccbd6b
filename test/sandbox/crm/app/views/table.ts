import { el } from '../dom.ts'

/** A table on a card, that scrolls sideways by itself where the window is narrow. */
export function table(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly (Node | string)[])[],
  numeric: readonly string[] = [],
): HTMLElement {
  const kind = (index: number) => (numeric.includes(columns[index] ?? '') ? 'number-cell' : undefined)
  const heads = columns.map((column, index) => el('th', { scope: 'col', class: kind(index) }, column))
  const lines = rows.map((cells) => el('tr', {}, ...cells.map((cell, index) => el('td', { class: kind(index) }, cell))))
  return el(
    'div',
    { class: 'card table-card', tabindex: '0', role: 'region', 'aria-label': name },
    el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...lines)),
  )
}
