import { beforeEach, describe, expect, it, vi } from 'vitest'
import { guardClicks, type Sighting, STEADY_MS } from '#components/dock/click-guard.ts'

const click = { isTrusted: true, detail: 1 }
let see: (sighting: Sighting) => void = () => undefined

function guard() {
  return guardClicks(
    (seen) => {
      see = seen
      return () => undefined
    },
    () => performance.now(),
    () => Date.now(),
  )
}

const visible = { isIntersecting: true, isVisible: true }
const covered = { isIntersecting: true, isVisible: false }
/** Firefox, which has version 1 of the observer only. */
const blind = { isIntersecting: true }

beforeEach(() => {
  vi.useFakeTimers()
})

describe('a gesture in the dock', () => {
  it('counts after half a second in plain sight', () => {
    const { judge } = guard()
    see(visible)
    vi.advanceTimersByTime(STEADY_MS)
    expect(judge(click)).toBe('trusted')
  })

  it('only proposes before that', () => {
    const { judge } = guard()
    see(visible)
    vi.advanceTimersByTime(STEADY_MS - 1)
    expect(judge(click)).toBe('again')
  })

  it('only proposes while nothing is known about what can be seen', () => {
    const { judge } = guard()
    vi.advanceTimersByTime(10_000)
    expect(judge(click)).toBe('again')
  })

  it('that a script made is ignored', () => {
    const { judge, confirm } = guard()
    see(visible)
    vi.advanceTimersByTime(STEADY_MS)
    expect(judge({ isTrusted: false })).toBe('ignored')
    expect(confirm({ isTrusted: false }, 0)).toBe('ignored')
  })

  it('begins its half second anew when the panel moves, grows or is dragged', () => {
    const { judge, moved } = guard()
    see(visible)
    vi.advanceTimersByTime(STEADY_MS)
    moved()
    expect(judge(click)).toBe('again')
    vi.advanceTimersByTime(STEADY_MS)
    expect(judge(click)).toBe('trusted')
  })

  it('begins its half second anew when the panel comes into sight', () => {
    const { judge } = guard()
    see(covered)
    vi.advanceTimersByTime(STEADY_MS)
    see(visible)
    expect(judge(click)).toBe('again')
  })

  it('on a covered panel is for the popup to confirm, however long one waits', () => {
    const { judge, confirm } = guard()
    see(covered)
    const shownAt = Date.now()
    vi.advanceTimersByTime(60_000)
    expect(judge(click)).toBe('popupOnly')
    expect(confirm(click, shownAt)).toBe('popupOnly')
  })

  it('on a panel outside the window counts as covered', () => {
    const { judge } = guard()
    see({ isIntersecting: false })
    vi.advanceTimersByTime(STEADY_MS)
    expect(judge(click)).toBe('popupOnly')
  })
})

describe('where the browser cannot tell what is seen', () => {
  it('the first gesture proposes and a second one, half a second later, confirms', () => {
    const { judge, confirm } = guard()
    see(blind)
    vi.advanceTimersByTime(10_000)
    expect(judge(click)).toBe('again')
    const shownAt = Date.now()
    vi.advanceTimersByTime(STEADY_MS - 1)
    expect(confirm(click, shownAt)).toBe('again')
    vi.advanceTimersByTime(1)
    expect(confirm(click, shownAt)).toBe('trusted')
  })

  it('the second gesture does not count on a panel that has just moved', () => {
    const { confirm, moved } = guard()
    see(blind)
    const shownAt = Date.now()
    vi.advanceTimersByTime(STEADY_MS)
    moved()
    expect(confirm(click, shownAt)).toBe('again')
  })
})

describe('the panel', () => {
  it('says when it takes choices', () => {
    const { isReady, moved, onReady } = guard()
    const told = vi.fn<() => void>()
    onReady(told)
    see(visible)
    expect(isReady()).toBe(false)
    vi.advanceTimersByTime(STEADY_MS + 1)
    expect(isReady()).toBe(true)
    moved()
    expect(isReady()).toBe(false)
    expect(told).toHaveBeenCalledTimes(2)
  })

  it('does not take the second half of a double click', () => {
    const { judge } = guard()
    see(visible)
    vi.advanceTimersByTime(STEADY_MS)
    expect(judge({ isTrusted: true, detail: 2 })).toBe('ignored')
  })
})
