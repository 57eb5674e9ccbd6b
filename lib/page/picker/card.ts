import { PICKER_STYLE } from './style.ts'

export type CardButton = { text: string; main?: boolean; press: () => void }

/** What the picker shows on a page: a frame around what is pointed at, and a card that says what is going on. */
export type PickerView = {
  /** True for an event on the card itself. */
  holds(event: Event): boolean
  frame(target: Element | null): void
  say(text: string, more: string, buttons: readonly CardButton[]): void
  remove(): void
}

/** Puts the picker's view on a page, in a closed shadow root below an element that says nothing about itself. */
export function createPickerView(document: Document): PickerView {
  const host = document.createElement('div')
  const shadow = host.attachShadow({ mode: 'closed' })
  host.style.cssText =
    'all:initial!important;color-scheme:light dark!important;position:fixed!important;inset:0!important;z-index:2147483647!important;pointer-events:none!important'
  const style = document.createElement('style')
  style.textContent = PICKER_STYLE
  const box = make(document, 'div', 'box')
  const card = make(document, 'div', 'card')
  card.setAttribute('role', 'dialog')
  card.setAttribute('aria-label', 'Wrapup')
  const title = make(document, 'p', 'title')
  title.setAttribute('role', 'status')
  const more = make(document, 'p', 'more')
  const row = make(document, 'div', 'row')
  card.append(title, more, row)
  box.hidden = true
  shadow.append(style, box, card)
  // What is pressed on the card is no business of the page's.
  for (const type of ['click', 'pointerdown', 'mousedown', 'keydown']) {
    host.addEventListener(type, (event) => event.stopPropagation())
  }
  document.documentElement.append(host)

  return {
    holds: (event) => event.composedPath()[0] === host || event.target === host,
    frame(target) {
      box.hidden = target === null
      if (target === null) return
      const { left, top, width, height } = target.getBoundingClientRect()
      box.style.cssText = `transform:translate(${left - 3}px,${top - 3}px);width:${width + 6}px;height:${height + 6}px`
    },
    say(text, rest, buttons) {
      title.textContent = text
      more.textContent = rest
      row.replaceChildren(
        ...buttons.map(({ text: name, main, press }) => {
          const button = document.createElement('button')
          button.textContent = name
          button.className = main === true ? 'main' : ''
          // What a page's script presses is not meant by anybody.
          button.addEventListener('click', (event) => event.isTrusted && press())
          return button
        }),
      )
      const [first] = row.querySelectorAll('button')
      if (buttons.some(({ main }) => main)) first?.focus()
    },
    remove: () => host.remove(),
  }
}

function make(document: Document, tag: 'div' | 'p', name: string): HTMLElement {
  const element = document.createElement(tag)
  element.className = name
  return element
}
