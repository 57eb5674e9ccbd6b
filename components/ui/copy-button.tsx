import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWorker } from '#components/worker-context.tsx'
import { words } from '#lib/shared/words/index.ts'
import { classNames } from './class-names.ts'

/** How long "Copied" stands before the button offers itself again. */
const SHOWN_MS = 1800

type Props = {
  /** The accessible name: what is copied. */
  label: string
  text: string
  className?: string
  /** Lets it act where the gesture is the person's own will. Always, unless told otherwise. */
  meant?: (gesture: MouseEvent, act: () => void) => void
}

const atOnce: NonNullable<Props['meant']> = (_, act) => act()

/** Copies a text and says so, to the eye and to a screen reader, without changing its size. */
export function CopyButton({ label, text, className, meant = atOnce }: Props) {
  const worker = useWorker()
  const [result, setResult] = useState<'idle' | 'done' | 'failed'>('idle')

  useEffect(() => {
    if (result === 'idle') return undefined
    const timer = setTimeout(() => setResult('idle'), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [result])

  const copy = () => {
    void worker.copy(text).then((copied) => setResult(copied ? 'done' : 'failed'))
  }

  return (
    <>
      <button
        type="button"
        aria-label={label}
        onClick={({ nativeEvent }) => meant(nativeEvent, copy)}
        className={classNames(
          'inline-flex min-h-7 min-w-[4.5rem] max-[21rem]:min-w-7 shrink-0 items-center justify-center gap-1 rounded-md px-1.5 text-xs font-medium text-mute transition-colors hover:bg-accent-soft hover:text-accent',
          result === 'done' && 'text-good',
          result === 'failed' && 'text-bad',
          className,
        )}
      >
        {result === 'done' ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
        {/* A narrow sidebar has no room for the word beside what it copies. */}
        <span className={result === 'idle' ? 'max-[21rem]:sr-only' : undefined}>{words.panel.copy[result]}</span>
      </button>
      <span aria-live="polite" className="sr-only">
        {result === 'idle' ? '' : words.panel.copy[result]}
      </span>
    </>
  )
}
