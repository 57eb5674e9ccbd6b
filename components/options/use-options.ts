import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useWorker } from '#components/worker-context.tsx'
import type { MessageName, Reply, Request } from '#lib/shared/messages/table.ts'
import type { Problem, Result } from '#lib/shared/problem.ts'

export type Sending = {
  /** The message whose answer is awaited. */
  busy: MessageName | null
  problem: Problem | null
  /** Sends one message and draws everything anew; null when another of this place is still under way. */
  send: <Name extends MessageName>(name: Name, request: Request<Name>) => Promise<Result<Reply<Name>> | null>
  setProblem: (problem: Problem | null) => void
}

/** One place of the options page that asks the worker for one thing at a time. */
export function useAsking(): Sending {
  const worker = useWorker()
  const client = useQueryClient()
  const underWay = useRef(false)
  const [busy, setBusy] = useState<MessageName | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const send = useCallback(
    async <Name extends MessageName>(name: Name, request: Request<Name>) => {
      if (underWay.current) return null
      underWay.current = true
      setBusy(name)
      setProblem(null)
      try {
        const answer = await worker.ask(name, request)
        if (!answer.ok) setProblem(answer.problem)
        await client.invalidateQueries()
        return answer
      } finally {
        underWay.current = false
        setBusy(null)
      }
    },
    [worker, client],
  )
  return { busy, problem, send, setProblem }
}
