import { useMutationState, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useWorker } from '#components/worker-context.tsx'
import type { MessageName, Reply, Request } from '#lib/shared/messages/table.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import type { Problem, Result } from '#lib/shared/problem.ts'
import { type Obtained, PANEL } from './use-panel.ts'

/**
 * What a press is for. One message of each purpose is under way at a time, and no purpose waits for another: taking a
 * completion back must not wait until tasks were read again.
 * - `choose`: a completion is begun or proposed. A second press meanwhile is the same gesture, and counts for nothing.
 * - `look`: another task comes onto the panel. A later press is meant instead of the earlier one.
 * - `undo`, `settle`: what becomes of one completion, by its id; `settle` alone what changes something else.
 */
export type Purpose = 'choose' | 'look' | 'refresh' | 'drop' | `undo ${string}` | 'settle' | `settle ${string}`

/** `taskId`: whose choice it was, where it was one. It says nothing about another task that has come onto the panel. */
export type Failure = { during: MessageName; problem: Problem; taskId: number | null }

/** A message whose answer is awaited, with the task that it asks for, where it asks for one. */
export type UnderWay = { purpose: Purpose; name: MessageName; taskId: number | null }

type Sending = { purpose: Purpose; name: MessageName; request: object }

export type PanelMessages = {
  underWay: readonly UnderWay[]
  /** The last message that was refused; gone with the next one. */
  failure: Failure | null
  /** Sends one message; null when it was dropped for one of the same purpose. */
  send: <Name extends MessageName>(
    purpose: Purpose,
    name: Name,
    request: Request<Name>,
  ) => Promise<Result<Reply<Name>> | null>
  /** Draws a panel that a message was answered with. */
  show: (view: PanelView) => void
}

const KEY = 'press'

/** Sends the panel's messages to the worker, each for its purpose, and has the panel read again after each. */
export function usePanelMessages(): PanelMessages {
  const worker = useWorker()
  const client = useQueryClient()
  const [failure, setFailure] = useState<Failure | null>(null)
  /** The last press to look at something: what was pressed before it and has not been sent yet is not meant any more. */
  const lastLook = useRef(0)
  const underWay = useMutationState({
    filters: { mutationKey: [KEY], status: 'pending' },
    select: ({ state }) => told(state.variables as Sending),
  })

  const show = useCallback(
    (view: PanelView) => {
      client.setQueryData<Obtained>(PANEL, { view, problem: null })
    },
    [client],
  )

  const send = useCallback(
    async <Name extends MessageName>(purpose: Purpose, name: Name, request: Request<Name>) => {
      const mutationKey = [KEY, purpose]
      const isLook = purpose === 'look'
      if (!isLook && client.isMutating({ mutationKey }) > 0) return null
      if (isLook) lastLook.current += 1
      const mine = lastLook.current
      setFailure(null)
      const press = client.getMutationCache().build<Result<Reply<Name>> | null, Error, Sending, unknown>(client, {
        mutationKey,
        // The ones of a scope run one after the other.
        scope: { id: purpose },
        mutationFn: async () => (isLook && mine !== lastLook.current ? null : worker.ask(name, request)),
      })
      const answer = await press.execute({ purpose, name, request })
      if (answer === null) return null
      // A reading that began before this message would draw the panel as it was.
      await client.cancelQueries({ queryKey: PANEL })
      void client.invalidateQueries()
      if (!answer.ok) setFailure({ during: name, problem: answer.problem, taskId: chosenTask(name, request) })
      return isLook && mine !== lastLook.current ? null : answer
    },
    [worker, client],
  )

  return { underWay, failure, send, show }
}

function told({ purpose, name, request }: Sending): UnderWay {
  return { purpose, name, taskId: 'taskId' in request ? Number(request.taskId) : null }
}

function chosenTask(name: MessageName, request: object): number | null {
  return name === 'completion.start' && 'taskId' in request ? Number(request.taskId) : null
}
