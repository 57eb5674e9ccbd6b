import { identityIn, type PageLook } from './page-reading.ts'
import { changeTab, readTab, type TabMemory } from './tab-store.ts'

/** A panel is drawn anew with every change; a page without a reader is not read each time. The click reads it again anyway. */
const LOOK_AGAIN_MS = 2000

type LookedAtDeps = {
  readTabNow: (tabId: number) => Promise<PageLook>
  /** The screens ask for what they show again. */
  changed: () => void
}

/** Reads the pages of tabs that no reader watches, when somebody looks at them. */
export function createLookedAt({ readTabNow, changed }: LookedAtDeps) {
  const lookedAt = new Map<number, number>()
  const toLookAgain = new Set<number>()
  const isFresh = (tabId: number) => Date.now() - (lookedAt.get(tabId) ?? 0) < LOOK_AGAIN_MS

  return {
    /** What is known of a tab; one that no reader watches is read. */
    async lookAt(tabId: number): Promise<TabMemory> {
      const tab = await readTab(tabId)
      if (tab.identity !== null && (tab.readBy === 'reader' || isFresh(tabId))) return tab
      lookedAt.set(tabId, Date.now())
      return changeTab(tabId, { identity: identityIn(await readTabNow(tabId)), readBy: 'address' })
    },

    /** A page about which there is nothing to show may have been read too early: null where it was just read. */
    async readAgain(tabId: number): Promise<TabMemory | null> {
      const { identity, readBy } = await readTab(tabId)
      if (isFresh(tabId)) {
        // Without a reader in the page nobody says when there is more.
        if (identity?.settled === false && readBy === 'address' && !toLookAgain.has(tabId)) {
          toLookAgain.add(tabId)
          setTimeout(() => {
            toLookAgain.delete(tabId)
            changed()
          }, LOOK_AGAIN_MS)
        }
        return null
      }
      lookedAt.set(tabId, Date.now())
      const now = await readTabNow(tabId)
      return now.kind === 'read' && !now.byAddress ? changeTab(tabId, { identity: now.identity }) : null
    },
  }
}

export type LookedAt = ReturnType<typeof createLookedAt>
