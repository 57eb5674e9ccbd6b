import type { Corner } from '#lib/shared/identity/identity.ts'

/** The dock on a page, as its reader knows it. */
export type DockHost = {
  /** Shows the dock in a corner, or moves it there. */
  show(corner: Corner): void
  /** Takes every trace of it off the page. */
  remove(): void
  isShown(): boolean
}

/** Where the reader waits for the dock's host, which is a script of its own: pages without a task never load it. */
export type DockSlot = { arrive(host: DockHost): void }

/** Both scripts run in one isolated world. It is ours: the page cannot see this. */
export type DockWorld = typeof globalThis & { wrapupDock?: DockSlot | undefined }

/**
 * Stands in for the dock's host until that is here. It is fetched when there is something to show and not before, and shows
 * what is wanted by the time it comes; where it doesn't come, the next order fetches it again.
 */
export function createDockSlot(world: DockWorld, fetchHost: () => Promise<void>): DockHost {
  let host: DockHost | null = null
  let wanted: Corner | null = null
  let isFetching = false

  const fetchOnce = async () => {
    if (isFetching) return
    isFetching = true
    await fetchHost()
    isFetching = false
  }

  // A slot that an older reader left in this world, for instance before an update, is nobody's any more.
  world.wrapupDock = {
    arrive(arrived) {
      host?.remove()
      host = arrived
      if (wanted !== null) host.show(wanted)
    },
  }
  return {
    show(corner) {
      wanted = corner
      if (host === null) void fetchOnce()
      else host.show(corner)
    },
    remove() {
      wanted = null
      host?.remove()
    },
    isShown: () => wanted !== null && host?.isShown() !== false,
  }
}
