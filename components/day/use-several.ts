import { useState } from 'react'
import { useWorker } from '#components/worker-context.tsx'
import type { TodayPlace } from './today-place.ts'

export type DoSeveral = {
  isBusy: boolean
  complete: (taskIds: readonly number[]) => void
  /** Moves them to that moment, epoch milliseconds. */
  move: (taskIds: readonly number[], at: number) => void
  skip: (taskIds: readonly number[]) => void
  /** Takes back what was done last with several. */
  undo: () => void
}

/** What is done with several tasks of the day at one time, and the one way back. */
export function useSeveral(place: TodayPlace): DoSeveral {
  const worker = useWorker()
  const [isBusy, setBusy] = useState(false)

  const once = async (act: () => Promise<void>) => {
    if (isBusy) return
    setBusy(true)
    await act()
    setBusy(false)
  }

  const write = (taskIds: readonly number[], moveTo: number | null) =>
    once(async () => {
      const answer = await worker.ask('day.several', { taskIds: [...taskIds], moveTo })
      const what = moveTo === null ? ('completed' as const) : ('moved' as const)
      if (!answer.ok) return place.go({ batch: { what: 'failed', problem: answer.problem } })
      place.putAside({ cursor: null })
      place.go({ selected: [], batch: { what, ...answer.value } })
    })

  return {
    isBusy,
    complete: (taskIds) => void write(taskIds, null),
    move: (taskIds, at) => void write(taskIds, at),
    skip: (taskIds) =>
      void once(async () => {
        const answer = await worker.ask('day.skip', { taskIds: [...taskIds], skipped: true })
        if (!answer.ok) return place.go({ batch: { what: 'failed', problem: answer.problem } })
        place.go({ selected: [], batch: { what: 'skipped', taskIds, at: Date.now() } })
      }),
    undo: () =>
      void once(async () => {
        const { batch } = place.get()
        if (batch?.what === 'skipped') {
          const answer = await worker.ask('day.skip', { taskIds: [...batch.taskIds], skipped: false })
          const told = { undone: batch.taskIds.length, late: 0, at: Date.now() }
          place.go({
            batch: answer.ok ? { what: 'undone', ...told } : { what: 'failed', problem: answer.problem },
          })
        }
        if (batch?.what !== 'completed' && batch?.what !== 'moved') return
        const answer = await worker.ask('day.undo', { ids: batch.ids })
        place.go({
          batch: answer.ok
            ? { what: 'undone', ...answer.value, at: Date.now() }
            : { what: 'failed', problem: answer.problem },
        })
      }),
  }
}
