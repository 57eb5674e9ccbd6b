// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clear, closeGuard, key, openGuard, visible, wait } from './guard-in-test.ts'

const covered = { ...visible, isVisible: false }

let test: ReturnType<typeof openGuard>
beforeEach(() => {
  test = openGuard()
})
afterEach(() => closeGuard(test))

/** A person's press in the dock: the browser alone makes events that say so. */
const press = async () => {
  const event = new Event('pointerdown')
  Object.defineProperty(event, 'isTrusted', { value: true })
  window.dispatchEvent(event)
  await wait(0)
}

describe('keys', () => {
  beforeEach(async () => {
    test.see(visible)
    await wait(2000)
  })

  it('only propose where nothing was pressed in the dock: the focus alone says nothing', async () => {
    expect(await test.guard.judge(key)).toBe('again')
    expect(await test.guard.confirm(key, 0)).toBe('again')
  })

  it('count after a press in the dock', async () => {
    await press()
    expect(await test.guard.judge(key)).toBe('trusted')
  })

  it('count after the browser’s own command', async () => {
    test.guard.arm()
    expect(await test.guard.judge(key)).toBe('trusted')
  })

  it('no longer count once the page has had a press, whatever it did with it', async () => {
    await press()
    test.page = { ...clear(), presses: 1 }
    expect(await test.guard.judge(key)).toBe('again')
    test.page = clear()
    expect(await test.guard.judge(key)).toBe('again')
  })

  it('no longer count once the pointer was in a frame of the page', async () => {
    await press()
    test.page = { ...clear(), inFrame: true }
    await wait(300)
    test.page = clear()
    expect(await test.guard.judge(key)).toBe('again')
  })

  it('no longer count once another tab was in front', async () => {
    await press()
    document.dispatchEvent(new Event('visibilitychange'))
    await wait(1000)
    expect(await test.guard.judge(key)).toBe('again')
  })

  it('no longer count once the page has taken the focus, and do when it was another window', async () => {
    await press()
    window.dispatchEvent(new Event('blur'))
    await wait(300)
    window.dispatchEvent(new Event('focus'))
    expect(await test.guard.judge(key)).toBe('trusted')

    test.page = { ...clear(), focused: false }
    window.dispatchEvent(new Event('blur'))
    await wait(300)
    test.page = clear()
    window.dispatchEvent(new Event('focus'))
    expect(await test.guard.judge(key)).toBe('again')
  })

  it('are not meant by a press on a covered dock', async () => {
    test.see(covered)
    await press()
    test.see(visible)
    await wait(2000)
    expect(await test.guard.judge(key)).toBe('again')
  })
})
