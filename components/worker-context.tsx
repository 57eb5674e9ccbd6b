import { createContext, useContext } from 'react'
import type { WorkerPort } from '#lib/shared/messages/port.ts'

const WorkerContext = createContext<WorkerPort | null>(null)

/** Gives the screens below it their port; the gallery gives one with canned answers. */
export const WorkerProvider = WorkerContext.Provider

/** The port of this screen. */
export function useWorker(): WorkerPort {
  const port = useContext(WorkerContext)
  if (port === null) throw new Error('A screen needs a WorkerProvider above it.')
  return port
}

/** The tab as the messages about a panel carry it. */
export function tabOf(port: WorkerPort): { tabId?: number } {
  return port.tabId === null ? {} : { tabId: port.tabId }
}
