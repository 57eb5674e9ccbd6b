// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { STEADY_MS } from '#components/dock/click-guard.ts'
import { clear, click, closeGuard, openGuard, visible, wait } from './guard-in-test.ts'

const covered = { ...visible, isVisible: false }
/** Firefox, which has version 1 of the observer only. */
const blind = { isIntersecting: true, intersectionRatio: 1 }

let test: ReturnType<typeof openGuard>
beforeEach(() => {
  test = openGuard()
})
afterEach(() => closeGuard(test))

describe('a click in the dock', () => {
  it('counts after half a second in plain sight', async () => {
    test.see(visible)
    await wait()
    expect(await test.guard.judge(click)).toBe('trusted')
  })

  it('only proposes before that', async () => {
    test.see(visible)
    await wait(STEADY_MS - 1)
    expect(await test.guard.judge(click)).toBe('again')
  })

  it('only proposes while nothing is known about what can be seen', async () => {
    await wait(10_000)
    expect(await test.guard.judge(click)).toBe('again')
  })

  it('that a script made, or that is the second half of a double click, is ignored', async () => {
    test.see(visible)
    await wait()
    expect(await test.guard.judge({ isTrusted: false, detail: 1 })).toBe('ignored')
    expect(await test.guard.confirm({ isTrusted: false, detail: 1 }, 0)).toBe('ignored')
    expect(await test.guard.judge({ isTrusted: true, detail: 2 })).toBe('ignored')
  })

  it('begins its half second anew when the panel comes into sight', async () => {
    test.see(covered)
    await wait()
    test.see(visible)
    expect(await test.guard.judge(click)).toBe('again')
  })

  it.each([
    ['the browser calls it not visible', covered],
    ['it is not wholly in the window', { ...visible, intersectionRatio: 0.9 }],
    ['it is outside of the window', { ...visible, isIntersecting: false }],
  ])('never counts where %s', async (_, sighting) => {
    test.see(sighting)
    const shownAt = Date.now()
    await wait(60_000)
    expect(await test.guard.judge(click)).toBe('popupOnly')
    expect(await test.guard.confirm(click, shownAt)).toBe('popupOnly')
  })
})

describe('a dock that has only just grown, which the browser calls not visible for a moment', () => {
  it('does not act, and is not said to be covered: the page’s side sees it whole', async () => {
    test.see(visible)
    await wait()
    test.see(covered)
    await wait(100)
    expect(await test.guard.judge(click)).toBe('again')
    expect(await test.guard.confirm(click, 0)).toBe('again')
  })

  it('is covered once it has stayed so', async () => {
    test.see(visible)
    await wait()
    test.see(covered)
    await wait()
    expect(await test.guard.judge(click)).toBe('popupOnly')
  })
})

describe('a toast of the page', () => {
  beforeEach(async () => {
    test.see(visible)
    await wait(2000)
  })

  it('over which the dock was lifted at once was a blink: the click after it counts', async () => {
    test.see(covered)
    await wait(120)
    expect(await test.guard.judge(click)).toBe('again')
    test.see(visible)
    expect(await test.guard.judge(click)).toBe('trusted')
  })

  it.each([
    ['stays longer', [400]],
    ['comes again soon', [120, 300, 120]],
  ])('that %s is none', async (_, [first = 0, between = 0, second = 0]) => {
    test.see(covered)
    await wait(first)
    test.see(visible)
    await wait(between)
    if (second > 0) test.see(covered)
    await wait(second)
    test.see(visible)
    expect(await test.guard.judge(click)).toBe('again')
  })
})

describe('the page’s side', () => {
  beforeEach(async () => {
    test.see(visible)
    await wait(2000)
  })

  it('is asked at the click itself', async () => {
    test.page = { ...clear(), clear: false }
    expect(await test.guard.judge(click)).toBe('popupOnly')
  })

  it('that does not answer is a doubt', async () => {
    test.page = null
    expect(await test.guard.judge(click)).toBe('popupOnly')
  })

  it.each([
    ['another size', { rect: { ...clear().rect, width: 10 } }],
    ['another scale', { ratio: clear().ratio * 2 }],
  ])('that tells of %s than the frame has is a doubt', async (_, told) => {
    test.page = { ...clear(), ...told }
    const verdict = test.guard.judge(click)
    await wait(200)
    expect(await verdict).toBe('popupOnly')
  })

  it('that answers late was not there to be asked', async () => {
    test.answersIn = 600
    const verdict = test.guard.judge(click)
    await wait(700)
    expect(await verdict).toBe('again')
  })

  it('whose thread stood still has not seen what was shown meanwhile', async () => {
    test.answersIn = 900
    await wait(1000)
    test.answersIn = 0
    expect(await test.guard.judge(click)).toBe('again')
    await wait(1200)
    expect(await test.guard.judge(click)).toBe('trusted')
  })

  it('that answers a click less than half a second later, and nothing in between, has not seen it', async () => {
    test.answersIn = 450
    const verdict = test.guard.judge(click)
    await wait(450)
    expect(await verdict).toBe('again')
  })

  it('whose thread stood still takes choices again after half a second in plain sight, and the buttons say so', async () => {
    expect(test.guard.isReady()).toBe(true)
    test.answersIn = 600
    await wait(800)
    test.answersIn = 0
    expect(test.guard.isReady()).toBe(false)
    // One more look was under way.
    await wait(600 + STEADY_MS)
    expect(test.guard.isReady()).toBe(true)
    expect(await test.guard.judge(click)).toBe('trusted')
  })

  it('says nothing of the time in which another tab was in front', async () => {
    document.dispatchEvent(new Event('visibilitychange'))
    expect(await test.guard.judge(click)).toBe('again')
    await wait()
    expect(await test.guard.judge(click)).toBe('trusted')
  })

  it('must have been clear for half a second', async () => {
    test.page = { ...clear(), clear: false }
    await wait(300)
    test.page = clear()
    await wait(300)
    expect(await test.guard.judge(click)).toBe('again')
    await wait(STEADY_MS)
    expect(await test.guard.judge(click)).toBe('trusted')
  })

  it('is told that the browser calls the dock not visible, so that it can lift it over what the page has opened', async () => {
    expect(test.looks.at(-1)).toMatchObject({ blind: false, search: 'no' })
    test.see(covered)
    await wait(300)
    expect(test.looks.at(-1)).toMatchObject({ blind: true })
  })
})

describe('a button that moved', () => {
  let button: HTMLElement
  let at = { x: 10, y: 10 }
  beforeEach(async () => {
    at = { x: 10, y: 10 }
    button = document.body.appendChild(document.createElement('button'))
    button.getBoundingClientRect = () => new DOMRect(at.x, at.y, 80, 30)
    document.elementFromPoint = () => button
    test.see(visible)
    await wait(2000)
  })
  afterEach(() => button.remove())
  const onButton = () => ({ ...click, target: button })

  it('only proposes, until it has stood for half a second', async () => {
    expect(await test.guard.judge(onButton())).toBe('trusted')
    at = { x: 40, y: 10 }
    expect(await test.guard.judge(onButton())).toBe('again')
    await wait()
    expect(await test.guard.judge(onButton())).toBe('trusted')
  })

  it('has not, where the frame grew by as much as it moved in it', async () => {
    at = { x: 10, y: 60 }
    const { rect } = clear()
    test.page = { ...clear(), rect: { ...rect, y: rect.y - 50 } }
    // The look brings both at once.
    vi.spyOn(button, 'getBoundingClientRect').mockReturnValue(new DOMRect(10, 60, 80, 30))
    await wait(1)
    expect(await test.guard.judge({ ...click, target: document.body })).toBe('trusted')
  })

  it('that is scrolled out of the frame was not seen', async () => {
    at = { x: 10, y: 100_000 }
    await wait(2000)
    expect(await test.guard.judge(onButton())).toBe('again')
  })
})

describe('where the browser cannot tell what is seen', () => {
  beforeEach(async () => {
    test.see(blind)
    await wait(10_000)
  })

  it('the first gesture proposes and a second one, half a second later, confirms', async () => {
    expect(await test.guard.judge(click)).toBe('again')
    const shownAt = Date.now()
    await wait(STEADY_MS - 1)
    expect(await test.guard.confirm(click, shownAt)).toBe('again')
    await wait(1)
    expect(await test.guard.confirm(click, shownAt)).toBe('trusted')
  })

  it('the page’s side looks for whatever could lie over it, and at a gesture everywhere', async () => {
    expect(test.looks.at(-1)).toMatchObject({ search: 'near' })
    await test.guard.judge(click)
    expect(test.looks.at(-1)).toMatchObject({ search: 'whole' })
  })

  it('what completes nothing needs no second gesture', async () => {
    expect(await test.guard.judge(click, 'panel')).toBe('trusted')
  })
})
