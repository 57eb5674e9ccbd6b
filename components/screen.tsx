import { QueryClient, QueryClientProvider, type QueryKey } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import type { WorkerPort } from '#lib/shared/messages/port.ts'
import { keepUpToDate } from './keep-up-to-date.ts'
import { WorkerProvider } from './worker-context.tsx'

/** What is in the cache from the beginning. */
type Known = readonly (readonly [QueryKey, unknown])[]

/**
 * A screen's frame: the port to the worker and the cache of what it answered. Retries and the network are the worker's
 * business, so nothing here waits for either; what the worker says has changed is asked for again.
 */
export function Screen({ port, known, children }: { port: WorkerPort; known?: Known; children: ReactNode }) {
  const [client] = useState(() => clientWith(known))
  useEffect(() => keepUpToDate(port, () => askAgain(client)), [port, client])
  return (
    <QueryClientProvider client={client}>
      <WorkerProvider value={port}>{children}</WorkerProvider>
    </QueryClientProvider>
  )
}

function clientWith(known: Known = []): QueryClient {
  const client = new QueryClient({
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
  })
  for (const [key, value] of known) client.setQueryData(key, value)
  return client
}

/**
 * Everything on the screen is asked for once more. What is on its way was asked before the change: a first reading would
 * otherwise be waited for and taken for the new one.
 */
async function askAgain(client: QueryClient): Promise<void> {
  await client.cancelQueries()
  await client.invalidateQueries()
}
