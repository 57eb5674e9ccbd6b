import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import { identityAt } from '#lib/worker/sites/own-sites.ts'
import { type Area, createKeptList } from './kept-list.ts'

/** More contacts than a rep works on in months; beyond that the one that was matched longest ago goes. */
const MOST = 500
/** Panels are drawn again and again: of what is among so many at the end nothing is written anew. */
const FEW = 20
const LONGEST = 2048

const pageSchema = z.object({ contactId: z.number(), url: z.string().check(z.maxLength(LONGEST)) })

type Shown = Pick<TaskCard, 'contactId' | 'evidence'>

type RecordPagesDeps = {
  area: Area
  /** The address of a tab that shows this page, where it may be kept; else null. */
  pageIn: (tabId: number, page: PageIdentity['key']) => Promise<string | null>
}

/**
 * The page on which a contact was last matched, a record or a mail: there the run goes for what is not done on LinkedIn. Kept on
 * this computer only.
 */
export function createRecordPages({ area, pageIn }: RecordPagesDeps) {
  const list = createKeptList(area, 'pages', pageSchema, MOST)
  /** How often all were forgotten: what was being looked at meanwhile is not kept after all. */
  let cleared = 0

  return {
    of: async (contactId: number | null): Promise<string | null> =>
      (await list.all()).find((page) => page.contactId === contactId)?.url ?? null,

    /** A panel showed this task for a page. Only what the page itself says of the contact counts, not what a person chose there. */
    async showed(tabId: number, shown: Pick<PageIdentity, 'key'> | null, task: Shown): Promise<void> {
      const { contactId, evidence } = task
      if (shown === null || contactId === null || !evidence.some(({ source }) => source !== 'person')) return
      const before = cleared
      const url = await pageIn(tabId, shown.key)
      const recent = (await list.all()).slice(-FEW)
      if (url === null || url.length > LONGEST || cleared !== before) return
      if (recent.some((page) => page.contactId === contactId && page.url === url)) return
      await list.change((pages) => [...pages.filter((page) => page.contactId !== contactId), { contactId, url }])
    },

    clear(): Promise<void> {
      cleared += 1
      return list.clear()
    },
  }
}

export type RecordPages = ReturnType<typeof createRecordPages>

/**
 * The address of a tab's page, where the rep lets it be kept. null where the tab has gone on to another page since that one was
 * read; of LinkedIn, for Reply knows the profile; of private windows, and of what is no web page.
 */
export async function pageToKeep(tabId: number, page: PageIdentity['key']): Promise<string | null> {
  const settings = await readSettings()
  const tab = await browser.tabs.get(tabId).catch(() => null)
  if (settings.keepsPages === false || tab === null || tab.incognito) return null
  const { url = '' } = tab
  if (!/^https?:/.test(url)) return null
  const { key, site } = identityAt(url, settings)
  return key === page && site !== 'linkedin' ? url : null
}
