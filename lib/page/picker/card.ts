import { cardPlace, overlaps, PLACES } from './card-place.ts'

export type CardButton = { text: string; main?: boolean; press: () => void }

/** What the picker shows on a page: a frame around what is pointed at, and a card that says what is going on. */
export type PickerView = {
  /** True for an event on the card itself. */
  holds(event: Event): boolean
  frame(target: Element | null): void
  say(text: string, more: string, buttons: readonly CardButton[]): void
  /** Puts the card into the next of its places. */
  move(): void
  remove(): void
}

/** Puts the picker's view on a page, in a closed shadow root below an element that says nothing about itself. */
export function createPickerView(document: Document, look: string, moveWord: string): PickerView {
  const view = document.defaultView ?? window
  const host = document.createElement('div')
  const shadow = host.attachShadow({ mode: 'closed' })
  host.style.cssText =
    'all:initial!important;color-scheme:light dark!important;position:fixed!important;inset:0!important;z-index:2147483647!important;pointer-events:none!important'
  const style = document.createElement('style')
  style.textContent = look
  const box = make(document, 'div', 'box')
  const card = make(document, 'div', 'card')
  card.setAttribute('role', 'dialog')
  card.setAttribute('aria-label', 'Wrapup')
  const title = make(document, 'p', 'title')
  title.setAttribute('role', 'status')
  const more = make(document, 'p', 'more')
  const row = make(document, 'div', 'row')
  const mover = pressable(document, moveWord, () => put(place + 1))
  mover.className = 'move'
  card.append(title, more, row, mover)
  box.hidden = true
  shadow.append(style, box, card)
  let place = 0
  let pulled = false
  let framed: Element | null = null

  const at = (wanted: number) => cardPlace(wanted, card.getBoundingClientRect(), view, framed?.getBoundingClientRect())
  const put = (wanted: number) => {
    place = wanted % PLACES.length
    pulled = false
    const { left, top } = at(place)
    card.style.cssText = `left:${left}px;top:${top}px`
  }
  /** The card stays where it is as long as it covers nothing of what is framed, or would do so everywhere. */
  const stepAside = () => {
    if (framed === null || !overlaps(card.getBoundingClientRect(), framed.getBoundingClientRect())) return
    const free = PLACES.findIndex((_, step) => at(step).isFree)
    if (free >= 0) put(free)
  }
  drag(card, view, () => (pulled = true))
  // What is pressed on the card is no business of the page's.
  for (const type of ['click', 'pointerdown', 'mousedown', 'keydown']) {
    host.addEventListener(type, (event) => event.stopPropagation())
  }
  document.documentElement.append(host)

  return {
    holds: (event) => event.composedPath()[0] === host || event.target === host,
    frame(target) {
      framed = target
      box.hidden = target === null
      if (target === null) return
      const { left, top, width, height } = target.getBoundingClientRect()
      box.style.cssText = `transform:translate(${left - 3}px,${top - 3}px);width:${width + 6}px;height:${height + 6}px`
      stepAside()
    },
    say(text, rest, buttons) {
      title.textContent = text
      more.textContent = rest
      row.replaceChildren(
        ...buttons.map(({ text: name, main, press }) => {
          const button = pressable(document, name, press)
          button.className = main === true ? 'main' : ''
          return button
        }),
      )
      const [first] = row.querySelectorAll('button')
      if (buttons.some(({ main }) => main)) first?.focus()
      if (!pulled) put(place)
      stepAside()
    },
    move: () => put(place + 1),
    remove: () => host.remove(),
  }
}

function make(document: Document, tag: 'div' | 'p', name: string): HTMLElement {
  const element = document.createElement(tag)
  element.className = name
  return element
}

function pressable(document: Document, name: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.textContent = name
  // What a page's script presses is not meant by anybody.
  button.addEventListener('click', (event) => event.isTrusted && press())
  return button
}

/** Lets the card be pulled by whatever of it is no button. */
function drag(card: HTMLElement, view: Window, pulled: () => void): void {
  card.addEventListener('pointerdown', (down) => {
    if (!down.isTrusted || down.composedPath()[0] instanceof HTMLButtonElement) return
    const { left, top, width, height } = card.getBoundingClientRect()
    card.setPointerCapture(down.pointerId)
    const end = new AbortController()
    card.addEventListener(
      'pointermove',
      (to) => {
        const x = Math.max(0, Math.min(left + to.clientX - down.clientX, view.innerWidth - width))
        const y = Math.max(0, Math.min(top + to.clientY - down.clientY, view.innerHeight - height))
        card.style.cssText = `left:${x}px;top:${y}px`
        pulled()
      },
      { signal: end.signal },
    )
    for (const type of ['pointerup', 'pointercancel'])
      card.addEventListener(type, () => end.abort(), { signal: end.signal })
  })
}
