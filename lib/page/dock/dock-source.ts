import { browser } from 'wxt/browser'
import type { DockSource } from './dock-frame.ts'

/** The dock's document, by an address that the page cannot guess, and the worker's word for a frame that is made here. */
export const dockSource: DockSource = {
  address() {
    const url = browser.runtime.getURL('/dock.html')
    const { protocol, origin } = new URL(url)
    return { url, origin: protocol === 'chrome-extension:' ? `${protocol}//${browser.runtime.id}` : origin }
  },
  async word() {
    // A worker that dies over it is asked once more.
    for (let turn = 0; turn < 2; turn += 1) {
      const answer: unknown = await browser.runtime.sendMessage({ type: 'page.dockWord' }).catch(() => null)
      const word = wordIn(answer)
      if (word !== null) return word
    }
    return null
  },
}

function wordIn(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('value' in answer)) return null
  const { value } = answer
  if (typeof value !== 'object' || value === null || !('word' in value)) return null
  return typeof value.word === 'string' ? value.word : null
}
