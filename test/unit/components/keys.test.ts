// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { isForPanel } from '#components/panel/for-panel.ts'

beforeEach(() => {
  document.body.innerHTML = `
    <input id="text" /><input id="tick" type="checkbox" /><textarea id="area"></textarea>
    <select id="select"></select><button id="button"></button><a id="link" href="#">x</a><p id="text-of-page"></p>
    <div role="menu"><button id="item"></button></div>`
})

function press(key: string, on: string | null = null, init: KeyboardEventInit = {}, isTrusted = true): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  Object.defineProperty(event, 'isTrusted', { value: isTrusted })
  const target = on === null ? document.body : document.getElementById(on)
  target?.dispatchEvent(event)
  return event
}

describe('a key', () => {
  it('is for the panel when no field has the focus', () => {
    expect(isForPanel(press('1'))).toBe(true)
    expect(isForPanel(press('1', 'button'))).toBe(true)
    expect(isForPanel(press('1', 'link'))).toBe(true)
  })

  it.each(['text', 'area', 'select'])('belongs to the field "%s" that has the focus', (field) => {
    expect(isForPanel(press('1', field))).toBe(false)
  })

  it('still works on the ticked box, which takes no text', () => {
    expect(isForPanel(press('2', 'tick'))).toBe(true)
    expect(isForPanel(press('Enter', 'tick'))).toBe(true)
  })

  it('Enter belongs to the button or link that it is on', () => {
    expect(isForPanel(press('Enter', 'button'))).toBe(false)
    expect(isForPanel(press('Enter', 'link'))).toBe(false)
    expect(isForPanel(press('Enter'))).toBe(true)
  })

  it('with a modifier belongs to the browser', () => {
    for (const modifier of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) {
      expect(isForPanel(press('1', null, modifier))).toBe(false)
    }
  })

  it('with AltGr writes something else', () => {
    const event = press('1')
    Object.defineProperty(event, 'getModifierState', { value: (name: string) => name === 'AltGraph' })
    expect(isForPanel(event)).toBe(false)
  })

  it('that is part of a letter which is being composed belongs to the composing', () => {
    expect(isForPanel(press('1', null, { isComposing: true }))).toBe(false)
  })

  it('belongs to a menu that is open', () => {
    expect(isForPanel(press('1', 'item'))).toBe(false)
  })

  it('that is held down counts once', () => {
    expect(isForPanel(press('1', null, { repeat: true }))).toBe(false)
  })

  it('that a script made does nothing', () => {
    expect(isForPanel(press('1', null, {}, false))).toBe(false)
  })
})
