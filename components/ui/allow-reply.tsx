import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useWorker } from '#components/worker-context.tsx'
import { words } from '#lib/shared/words/index.ts'

const say = words.completion

type Props = { origin: string; size?: 'small'; className?: string }

/** Asks the browser for Reply's own address, which it withholds. What waited for it goes on by itself once it is granted. */
export function AllowReply({ origin, size, className }: Props) {
  const worker = useWorker()
  const client = useQueryClient()
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle')
  const ask = async () => {
    if (!worker.canAsk) return worker.openOptions()
    setState('asking')
    const granted = await worker.requestPermission([origin])
    setState(granted ? 'idle' : 'refused')
    await client.invalidateQueries()
  }
  return (
    <>
      <Button
        look="main"
        {...(size !== undefined && { size })}
        {...(className !== undefined && { className })}
        busy={state === 'asking'}
        onClick={() => void ask()}
      >
        {worker.canAsk ? say.allowReply : say.allowInOptions}
      </Button>
      <p aria-live="polite" className="mt-1.5 text-xs leading-4 text-bad empty:hidden">
        {state === 'refused' ? say.notAllowed : ''}
      </p>
    </>
  )
}
