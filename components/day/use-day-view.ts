import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useWorker } from '#components/worker-context.tsx'
import type { TodayPlace, ToldDay } from './today-place.ts'

const KEY = ['dayView'] as const

/** The day as the worker has put it in order. Rows that are here already are not sent again. */
export function useDayView(place: TodayPlace) {
  const worker = useWorker()
  const client = useQueryClient()
  const kept = place.aside().day
  return useQuery({
    queryKey: KEY,
    queryFn: async (): Promise<ToldDay> => {
      const before = client.getQueryData<ToldDay>(KEY) ?? place.aside().day
      const answer = await worker.ask('day.get', { known: before?.version ?? null })
      if (!answer.ok) {
        return before === null
          ? { version: '', rows: [], order: 'planned', problem: answer.problem }
          : { ...before, problem: answer.problem }
      }
      const { version, rows, order } = answer.value
      const day = { version, rows: rows ?? before?.rows ?? [], order, problem: null }
      place.putAside({ day })
      return day
    },
    ...(kept !== null && { initialData: kept }),
    // Comparing thousands of rows one by one is what the version saves.
    structuralSharing: false,
  })
}
