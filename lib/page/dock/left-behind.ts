/** What the dock's host puts into its shadow root: a box in the top layer that holds nothing but our frame. */
const OURS = '[popover="manual"] > iframe[title="Wrapup"][credentialless]'

/**
 * Takes away what an earlier reader left on the page. Firefox ends a page reader in the moment in which its extension is updated, switched
 * off or removed, before it can clean up; what is left has blanked itself, and would lie over the page for good. A page that
 * builds the like of it loses just that.
 */
export function removeLeftBehind({ documentElement }: Pick<Document, 'documentElement'>): void {
  for (const element of documentElement?.querySelectorAll(':scope > *') ?? []) {
    if (closedRootOf(element)?.querySelector(OURS)) element.remove()
  }
}

/** Firefox shows a content script closed roots, too. */
function closedRootOf(element: Element & { openOrClosedShadowRoot?: ShadowRoot | null }): ShadowRoot | null {
  return element.openOrClosedShadowRoot ?? null
}
