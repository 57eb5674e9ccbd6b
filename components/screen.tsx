import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import type { WorkerPort } from '#lib/messages/port.ts'
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
          queries: { networkMode: 'always', retry: false, staleTime: 0, gcTime: Number.POSITIVE_INFINITY },
          mutations: { networkMode: 'always', retry: false },
        },
      }),
  )
  useEffect(() => port.onChanged(() => void client.invalidateQueries()), [port, client])
  return (
    <QueryClientProvider client={client}>
      <WorkerProvider value={port}>{children}</WorkerProvider>
    </QueryClientProvider>
  )
}
