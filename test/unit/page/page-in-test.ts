import { readFileSync } from 'node:fs'
import { type AddressReading, readAddressOn } from '#lib/page/address/address-reading.ts'
import { siteOf } from '#lib/page/address/read-address.ts'
import type { Sight } from '#lib/page/read/sight.ts'
import { SITES } from '#lib/page/sites/index.ts'

declare global {
  // What the test environment adds to a window.
  var happyDOM: { setURL(url: string): void; settings: { enableIframePageLoading: boolean } }
}

const HIDDEN = '[hidden], [style*="display: none"], [style*="display:none"], script, template, input[type="hidden"]'

/** The tests' page has no layout: hidden is what says so in its markup. */
export const markupSight: Sight = {
  isShown: (element) => element.closest(HIDDEN) === null,
  hasRoom: () => true,
  isSeen: () => true,
}

/** Puts an example page at an address into the test's document. */
export function openPage(page: string, address: string): void {
  showMarkup(readFileSync(`test/fixtures/pages/${page}`, 'utf8'), address)
}

/** Puts markup at an address into the test's document. */
export function showMarkup(markup: string, address: string): void {
  globalThis.happyDOM.setURL(address)
  const parsed = new DOMParser().parseFromString(markup, 'text/html')
  document.head.innerHTML = parsed.head.innerHTML
  document.body.innerHTML = parsed.body.innerHTML
  document.title = parsed.title
}

/** What a reading of a page needs of its address. */
export function addressOf(address: string): { address: AddressReading } {
  return { address: readWithRules(new URL(address)) }
}

/** Reads an address as the page reader does, by all the rules of its site. */
export function readWithRules(url: URL): AddressReading {
  const id = siteOf(url)?.id
  return readAddressOn(SITES.find((site) => site.id === id) ?? null, url)
}
