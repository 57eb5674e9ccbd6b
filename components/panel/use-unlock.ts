import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWorker } from '#components/worker-context.tsx'
import type { Problem } from '#lib/shared/problem.ts'

/** Unlocks the key; true where the passphrase was the right one, and everything on the screen is then asked for anew. */
export function useUnlock(): {
  busy: boolean
  problem: Problem | null
  unlock: (passphrase: string) => Promise<boolean>
} {
  const worker = useWorker()
  const client = useQueryClient()
  const { isPending, data, mutateAsync } = useMutation({
    mutationKey: ['unlock'],
    scope: { id: 'unlock' },
    mutationFn: (passphrase: string) => worker.ask('key.unlock', { passphrase }),
    onSettled: () => client.invalidateQueries(),
  })
  return {
    busy: isPending,
    problem: data?.ok === false ? data.problem : null,
    unlock: async (passphrase) => (await mutateAsync(passphrase)).ok,
  }
}
