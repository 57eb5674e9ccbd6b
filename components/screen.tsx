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

/**
 * Asks again after each change where somebody can see it, and whenever the screen is shown. In a tab in the background it
 * waits for that: a rep has dozens of docks open, and one completion changes much in a row.
 */
function keepUpToDate(port: WorkerPort, client: QueryClient): () => void {
  const look = () => {
    if (!document.hidden) void askAgain(client)
  }
  document.addEventListener('visibilitychange', look)
  const stop = port.onChanged(look)
  return () => {
    stop()
    document.removeEventListener('visibilitychange', look)
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
