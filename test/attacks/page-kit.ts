import type { Box } from './attack.ts'

/** What every attacking page has at hand. All of it carries a mark, so that the next attack begins with a clean page. */
export type PageKit = {
  /** Adds an element. */
  make(tag: string, style?: string, parent?: Element): HTMLElement
  /** Adds a sheet. */
  sheet(text: string): void
  /** The dock's element, as a page that knows our code finds it. */
  host(): HTMLElement
  /** A page's own "Continue", drawn where the person is to press. */
  bait(at: Box, style?: string): HTMLElement
  style(text: string): void
  everyFrame(act: (time: number) => void): void
  /** As the window's own `addEventListener`, until the page is cleaned. */
  listen(type: string, hear: EventListener, capture?: boolean): void
  forget(): void
  /** Where the page has the person press, if not on the button itself. */
  lure: { x: number; y: number } | null
}

declare global {
  interface Window {
    kit: PageKit
  }
}

/** Runs in the page before anything of it does. */
export function installKit(): void {
  const mark = 'data-attack'
  let listening = new AbortController()
  const make: PageKit['make'] = (tag, style = '', parent = document.body) => {
    const element = document.createElement(tag)
    element.setAttribute(mark, '')
    element.style.cssText = style
    parent.append(element)
    return element
  }
  window.kit = {
    make,
    sheet(text) {
      make('style', '', document.head).textContent = text
    },
    host() {
      const found = [...document.documentElement.children].findLast((one) => one.localName === 'div')
      if (!(found instanceof HTMLElement)) throw new Error('There is no dock on this page.')
      return found
    },
    bait(at, style = '') {
      const { x, y, width, height } = at
      const place = `position:fixed;left:${x - 20}px;top:${y - 20}px;width:${width + 40}px;height:${height + 40}px`
      const bait = make('button', `${place};background:#2b6;color:#fff;font:20px sans-serif;border:0;${style}`)
      bait.textContent = 'Continue'
      return bait
    },
    style(text) {
      document.documentElement.style.cssText += text
    },
    everyFrame(act) {
      const mine = make('i')
      const go = (time: number) => {
        if (!mine.isConnected) return
        act(time)
        requestAnimationFrame(go)
      }
      requestAnimationFrame(go)
    },
    listen: (type, hear, capture = false) => addEventListener(type, hear, { capture, signal: listening.signal }),
    lure: null,
    forget() {
      window.kit.lure = null
      listening.abort()
      listening = new AbortController()
    },
  }
}

/** Takes everything of an attack off the page again. */
export function cleanPage(): void {
  window.kit.forget()
  for (const one of document.querySelectorAll('[data-attack]')) one.remove()
  const root = document.documentElement
  root.removeAttribute('style')
  root.removeAttribute('class')
  root.removeAttribute('inert')
  root.removeAttribute('dir')
  for (const animation of root.getAnimations()) animation.cancel()
  document.body.removeAttribute('style')
  document.body.removeAttribute('inert')
  for (const animation of document.body.getAnimations()) animation.cancel()
  if (document.fullscreenElement !== null) void document.exitFullscreen()
  document.adoptedStyleSheets = []
  scrollTo(0, 0)
}
