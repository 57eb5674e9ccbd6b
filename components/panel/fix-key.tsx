import { type ComponentProps, useCallback } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useWorker } from '#components/worker-context.tsx'
import { words } from '#lib/shared/words/index.ts'

/** Where a completion waits for a key that works, trying again cannot help: the way to the key can. */
export function FixKey(look: Pick<ComponentProps<typeof Button>, 'look' | 'size'>) {
  const worker = useWorker()
  const open = useCallback(() => worker.openOptions(), [worker])
  return (
    <Button {...look} onClick={open}>
      {words.completion.fixKey}
    </Button>
  )
}
