import type { PageSight } from '#lib/shared/identity/dock-line.ts'

/**
 * Whether keys are meant for the dock. They are after a press in it, where it could be seen, or after the browser's own
 * command; and no longer once the page has had a press, whatever the page did with it, or another tab was in front. The focus alone says nothing: a page
 * can leave it here, and the Tab key lands here by itself.
 */
export type ArmedKeys = {
  /** Waits for a press that is being judged. */
  are(): Promise<boolean>
  arm: () => void
  heard(sight: PageSight | null): void
  stop: () => void
}

type Parts = {
  frame: Window
  ask: () => Promise<PageSight | null>
  /** The browser calls the frame visible, or can't tell. */
  canBeSeen: () => boolean
}

/** Follows presses and the focus. */
export function followKeys({ frame, ask, canBeSeen }: Parts): ArmedKeys {
  const end = new AbortController()
  const on = { signal: end.signal, capture: true }
  let presses: number | null = null
  let arming: Promise<void> = Promise.resolve()
  let hasLost = false

  const judge = async (seen: boolean): Promise<void> => {
    const sight = await ask()
    if (sight !== null && sight.clear && seen) presses = sight.presses
  }
  const arm = (isCommand: boolean) => {
    presses = null
    arming = judge(isCommand || canBeSeen())
  }

  const heard = (sight: PageSight | null) => {
    if (presses === null || sight === null) return
    if (sight.presses > presses || sight.inFrame || (hasLost && !sight.focused)) presses = null
  }

  frame.addEventListener('pointerdown', ({ isTrusted }) => isTrusted && arm(false), on)
  // Another tab may have been what the keys are meant for.
  frame.document.addEventListener('visibilitychange', () => (presses = null), { signal: end.signal })
  frame.addEventListener('focus', () => (hasLost = false), { signal: end.signal })
  frame.addEventListener(
    'blur',
    () => {
      // Another window, or something else of the page? Only the page's side can tell.
      hasLost = true
      void ask()
    },
    { signal: end.signal },
  )

  return {
    async are() {
      await arming
      return presses !== null
    },
    arm: () => arm(true),
    heard,
    stop: () => end.abort(),
  }
}
