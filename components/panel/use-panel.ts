import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { tabOf, useWorker } from '#components/worker-context.tsx'
import type { MessageName, Reply, Request } from '#lib/shared/messages/table.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import type { Problem, Result } from '#lib/shared/problem.ts'

const PANEL = ['panel', 'whole'] as const
const GLANCE = ['panel', 'glance'] as const

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

/** `taskId`: whose choice it was, where it was one. It says nothing about another task that has come onto the panel. */
export type Failure = { during: MessageName; problem: Problem; taskId: number | null }

export type PanelMessages = {
  /** The message whose answer is awaited. While there is one, no other is sent: a click counts once. */
  busy: MessageName | null
  /** The last message that was refused; gone with the next one. */
  failure: Failure | null
  /** Sends one message; null when another is still under way. */
  send: <Name extends MessageName>(name: Name, request: Request<Name>) => Promise<Result<Reply<Name>> | null>
  /** Draws a panel that a message was answered with. */
  show: (view: PanelView) => void
}

/** One message at a time from the panel to the worker, and the panel read again after it. */
export function usePanelMessages(): PanelMessages {
  const worker = useWorker()
  const client = useQueryClient()
  // A ref and not state: two clicks in one frame see the same state.
  const underWay = useRef(false)
  const [busy, setBusy] = useState<MessageName | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  const show = useCallback(
    (view: PanelView) => {
      client.setQueryData<Obtained>(PANEL, { view, problem: null })
    },
    [client],
  )

  const send = useCallback(
    async <Name extends MessageName>(name: Name, request: Request<Name>) => {
      if (underWay.current) return null
      underWay.current = true
      setBusy(name)
      setFailure(null)
      try {
        const answer = await worker.ask(name, request)
        // A reading that began before this message would draw the panel as it was.
        await client.cancelQueries({ queryKey: PANEL })
        if (!answer.ok) setFailure({ during: name, problem: answer.problem, taskId: chosenTask(name, request) })
        return answer
      } finally {
        underWay.current = false
        setBusy(null)
        void client.invalidateQueries()
      }
    },
    [worker, client],
  )

  return { busy, failure, send, show }
}

function chosenTask(name: MessageName, request: object): number | null {
  return name === 'completion.start' && 'taskId' in request ? Number(request.taskId) : null
}
