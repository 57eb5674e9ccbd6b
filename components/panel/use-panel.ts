import { useQuery, useQueryClient } from '@tanstack/react-query'
import { tabOf, useWorker } from '#components/worker-context.tsx'
import type { PanelView } from '#lib/shared/messages/views.ts'
import type { Problem } from '#lib/shared/problem.ts'

/** The panel's view in the cache of what the worker answered. */
export const PANEL = ['panel', 'whole'] as const
/** What a closed dock shows, in the same cache. */
export const GLANCE = ['panel', 'glance'] as const

/** The last view that was obtained, and why there is no newer one. Losing the worker does not take the script off the screen. */
export type Obtained = { view: PanelView | null; problem: Problem | null }

/**
 * What the worker says this tab is about. A `glance` is for a dock that nobody has opened: it shows what is known, and
 * Reply is asked nothing. A panel that opens begins with what the closed dock showed. Nothing is asked while not `enabled`.
 */
export function usePanelView(look: 'whole' | 'glance' = 'whole', enabled = true) {
  const worker = useWorker()
  const client = useQueryClient()
  const queryKey = look === 'glance' ? GLANCE : PANEL
  const request = look === 'glance' ? { ...tabOf(worker), glance: true } : tabOf(worker)
  return useQuery({
    queryKey,
    enabled,
    queryFn: async (): Promise<Obtained> => {
      const answer = await worker.ask('panel.get', request)
      if (answer.ok) return { view: answer.value, problem: null }
      const last = client.getQueryData<Obtained>(queryKey) ?? client.getQueryData<Obtained>(GLANCE)
      return { view: last?.view ?? null, problem: answer.problem }
    },
    placeholderData: () => client.getQueryData<Obtained>(GLANCE),
  })
}
