// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { removeLeftBehind } from '#lib/page/dock/left-behind.ts'

/** A closed root, which Firefox shows to a content script under this name. */
function withRoot(inside: string): HTMLElement {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  root.innerHTML = inside
  Object.defineProperty(host, 'openOrClosedShadowRoot', { value: root })
  page.documentElement.append(host)
  return host
}

let page: { documentElement: HTMLElement }
beforeEach(() => {
  page = { documentElement: document.createElement('main') }
})

it('takes away every dock that an earlier reader left', () => {
  const old = [1, 2].map(() => withRoot('<div popover="manual"><iframe title="Wrapup" credentialless></iframe></div>'))
  removeLeftBehind(page)
  expect(old.map(({ parentNode }) => parentNode)).toEqual([null, null])
})

it('leaves everything else of the page where it is', () => {
  const others = [withRoot('<div popover="manual"><iframe title="Help"></iframe></div>'), withRoot('<p>Chat</p>')]
  removeLeftBehind(page)
  expect(others.map(({ parentNode }) => parentNode)).toEqual([page.documentElement, page.documentElement])
})
