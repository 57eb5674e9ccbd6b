import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import type { WorkerPort } from '#lib/shared/messages/port.ts'
import { WorkerProvider } from './worker-context.tsx'

/**
 * A screen's frame: the port to the worker and the cache of what it answered. Retries and the network are the worker's
 * business, so nothing here waits for either; what the worker says has changed is asked for again.
 */
export function Screen({ port, children }: { port: WorkerPort; children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            networkMode: 'always',
            retry: false,
            staleTime: 0,
            gcTime: Number.POSITIVE_INFINITY,
            refetchOnWindowFocus: false,
          },
          mutations: { networkMode: 'always', retry: false },
        },
      }),
  )
  useEffect(() => keepUpToDate(port, client), [port, client])
  return (
    <QueryClientProvider client={client}>
      <WorkerProvider value={port}>{children}</WorkerProvider>
    </QueryClientProvider>
  )
}

/** A question is waited for this long before a newer change is asked about beside it. */
const PATIENCE_MS = 400

/**
 * Asks again after a change where somebody can see it, and whenever the screen is shown. In a tab in the background it waits
 * for that: a rep has dozens of docks open. However much changes in a row, one question of a screen is under way: each
 * answer costs the one worker time, and it has many screens to answer.
 */
function keepUpToDate(port: WorkerPort, client: QueryClient): () => void {
  let isAsking = false
  let isOutOfDate = false
  const look = async () => {
    if (document.hidden) return
    isOutOfDate = true
    if (isAsking) return
    isAsking = true
    while (isOutOfDate && !document.hidden) {
      isOutOfDate = false
      await Promise.race([askAgain(client), new Promise((done) => setTimeout(done, PATIENCE_MS))])
    }
    isAsking = false
  }
  const lookNow = () => void look()
  document.addEventListener('visibilitychange', lookNow)
  const stop = port.onChanged(lookNow)
  return () => {
    stop()
    document.removeEventListener('visibilitychange', lookNow)
  }
}

/**
 * Everything on the screen is asked for once more. What is on its way was asked before the change: a first reading would
 * otherwise be waited for and taken for the new one.
 */
async function askAgain(client: QueryClient): Promise<void> {
  await client.cancelQueries()
  await client.invalidateQueries()
}
