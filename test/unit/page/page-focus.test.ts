// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import { followFocus } from '#lib/page/dock/page-focus.ts'

let end: AbortController
let giveBack: () => void
let dock: HTMLElement
let field: HTMLInputElement

beforeEach(() => {
  document.body.innerHTML = '<input id="field"><button id="other"></button><div id="dock" tabindex="0"></div>'
  dock = document.getElementById('dock') ?? document.body
  field = document.querySelector('input') ?? document.createElement('input')
  end = new AbortController()
  giveBack = followFocus(window, { host: dock, blur: () => dock.blur() }, end.signal)
})
afterEach(() => end.abort())

/** As the browser does it when a frame takes the focus: the page's element loses it, then the window. */
function takeFocus(): void {
  dock.focus()
  window.dispatchEvent(new FocusEvent('blur'))
}

const later = () => new Promise((resolve) => setTimeout(resolve, 1))

it('the field that the dock took the focus from has it back', () => {
  field.focus()
  takeFocus()
  giveBack()
  expect(document.activeElement).toBe(field)
})

it('a field that had lost it before has it not', async () => {
  field.focus()
  field.blur()
  await later()
  takeFocus()
  giveBack()
  expect(document.activeElement).toBe(document.body)
})

it('a field that the page has taken away meanwhile is no hindrance', () => {
  field.focus()
  takeFocus()
  field.remove()
  giveBack()
  expect(document.activeElement).toBe(document.body)
})
