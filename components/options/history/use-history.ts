import { useQuery } from '@tanstack/react-query'
import { useWorker } from '#components/worker-context.tsx'
import type { CompletionView } from '#lib/shared/messages/views.ts'

/** Every completion, newest first. */
export function useHistory() {
  const worker = useWorker()
  return useQuery({
    queryKey: ['history'],
    queryFn: () => worker.ask('history.list', {}),
    // A new completion moves all others down by one: comparing thousands with their neighbours finds nothing in common.
    structuralSharing: false,
  })
}

/** Whether a completion still waits, is being checked or needs the rep. */
export function isUnsettled(one: CompletionView): boolean {
  if (one.state === 'attention') return !one.dismissed
  return one.state !== 'done' && one.state !== 'doneElsewhere' && one.state !== 'cancelled'
}

export const FILTERS = ['all', 'unsettled', 'done', 'elsewhere', 'undone'] as const
export type Filter = (typeof FILTERS)[number]

/** The completions that a filter lets through and in which every word of the search occurs. */
export function search(completions: readonly CompletionView[], filter: Filter, text: string): CompletionView[] {
  const wanted = text
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return completions.filter((one) => {
    if (!passes(one, filter)) return false
    if (wanted.length === 0) return true
    const { email, phoneNumber, linkedInUrl } = one.deliveryInfo ?? {
      email: null,
      phoneNumber: null,
      linkedInUrl: null,
    }
    const written = (one.steps ?? []).map((step) => step.text)
    const haystack = [
      one.contactName,
      String(one.taskId),
      one.sequenceName,
      email,
      phoneNumber,
      linkedInUrl,
      ...written,
    ]
      .join('\n')
      .toLocaleLowerCase()
    return wanted.every((word) => haystack.includes(word))
  })
}

function passes(one: CompletionView, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'unsettled':
      return isUnsettled(one)
    case 'done':
      return one.state === 'done'
    case 'elsewhere':
      return one.state === 'doneElsewhere'
    case 'undone':
      return one.state === 'cancelled'
  }
}
