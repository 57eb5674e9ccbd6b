// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { STEADY_MS } from '#components/dock/click-guard.ts'
import { clear, closeGuard, openGuard, visible, wait } from './guard-in-test.ts'

let test: ReturnType<typeof openGuard>
beforeEach(() => {
  test = openGuard()
})
afterEach(() => closeGuard(test))

describe('the panel in a dock', () => {
  it('says when it takes choices', async () => {
    const told = vi.fn<() => void>()
    test.guard.onReady(told)
    test.see(visible)
    expect(test.guard.isReady()).toBe(false)
    await wait(STEADY_MS + 30)
    expect(test.guard.isReady()).toBe(true)
    test.guard.moved()
    expect(test.guard.isReady()).toBe(false)
    expect(told).toHaveBeenCalledTimes(2)
  })

  it('goes on taking choices while what waits for nothing comes and it grows upward by it', async () => {
    const choice = document.body.appendChild(document.createElement('button'))
    choice.dataset['ready'] = 'true'
    let top = 400
    choice.getBoundingClientRect = () => new DOMRect(10, top, 80, 30)
    test.see(visible)
    await wait(2000)
    expect(test.guard.isReady()).toBe(true)
    const told = vi.fn<() => void>()
    test.guard.onReady(told)

    const copy = document.body.appendChild(document.createElement('button'))
    copy.setAttribute('aria-keyshortcuts', 'Y')
    top = 500
    const higher = { ...clear().rect, y: 0 }
    test.page = { ...clear(), rect: higher }
    test.place(higher)
    await wait(300)
    expect(told).not.toHaveBeenCalled()

    top = 460
    await wait(300)
    expect(test.guard.isReady()).toBe(false)
    for (const one of [choice, copy]) one.remove()
  })

  it('takes none for half a second after the page’s side saw something over it', async () => {
    test.see(visible)
    await wait(2000)
    test.page = { ...clear(), clear: false }
    await wait(150)
    expect(test.guard.isReady()).toBe(false)
    test.page = clear()
    await wait(400)
    expect(test.guard.isReady()).toBe(false)
    await wait(400)
    expect(test.guard.isReady()).toBe(true)
  })

  it('says that a dialog of the page keeps every press from it', async () => {
    const told = vi.fn<() => void>()
    test.guard.onAsleep(told)
    test.page = { ...clear(), clear: false, asleep: true }
    await wait(300)
    expect(test.guard.isAsleep()).toBe(true)
    test.page = clear()
    await wait(1100)
    expect(test.guard.isAsleep()).toBe(false)
    expect(told).toHaveBeenCalledTimes(2)
  })
})
