import { afterEach, beforeEach, vi } from 'vitest'
import { NOW } from '#test/shots/cast.ts'

/** Nothing has a size where nothing is drawn: in these tests the list is as high as a side panel, and it is always the same day. */
export function drawAsHighAsAPanel(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400)
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40)
  })
  afterEach(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
  })
}
