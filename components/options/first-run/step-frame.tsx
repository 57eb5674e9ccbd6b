import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { words } from '#lib/shared/words/index.ts'
import { useAsking } from '../use-options.ts'

const say = words.options.firstRun
const STEPS = [1, 2, 3] as const

type Props = {
  /** Past the last step nothing is left to be done. */
  step: (typeof STEPS)[number] | null
  title: string
  lead?: string | null
  children?: ReactNode
  /** What can be said beside the buttons. */
  note?: string
  buttons: ReactNode
}

/** One step of the first run: one thing, what comes of it, and the way on in the same place. */
export function StepFrame({ step, title, lead = null, children, note = '', buttons }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isFirst = step === 1
  // What is read out next is the step that came.
  useEffect(() => {
    if (!isFirst) heading.current?.focus()
  }, [isFirst])
  return (
    <main className="flex min-h-[26rem] flex-col">
      <div className="flex items-center gap-1.5 text-xs leading-4 text-mute">
        {STEPS.map((one) => (
          <span
            key={one}
            aria-hidden
            className={classNames('h-1 w-8 rounded-full', step === null || one <= step ? 'bg-accent' : 'bg-line')}
          />
        ))}
        <span className="ml-2">{step === null ? say.ready : say.step(step, STEPS.length)}</span>
      </div>
      <h1
        ref={heading}
        tabIndex={-1}
        className="mt-4 text-[1.375rem] font-semibold leading-7 tracking-[-0.02em] outline-none"
      >
        {title}
      </h1>
      {lead !== null && <p className="mt-1 text-mute">{lead}</p>}
      <div className="mt-5 flex-auto">{children}</div>
      <div className="mt-6 flex flex-wrap items-center justify-end gap-2 border-t border-line pt-5">
        <p className="basis-full text-[0.8125rem] text-mute empty:hidden sm:flex-1 sm:basis-0">{note}</p>
        {buttons}
      </div>
    </main>
  )
}

/** Ends the first run, and goes to one of the pages. */
export function useEnding(): { busy: boolean; end: (page: 'today' | 'settings') => void } {
  const { busy, send } = useAsking()
  return {
    busy: busy !== null,
    end(page: 'today' | 'settings') {
      if (page === 'today') location.hash = '#today'
      void send('settings.set', { settingUp: false })
    },
  }
}
