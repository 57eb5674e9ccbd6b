import { AlertTriangle, Check, Clock3, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type Tone = 'good' | 'wait' | 'bad' | 'quiet'

const boxes: Readonly<Record<Tone, string>> = {
  good: 'bg-good-soft text-good',
  wait: 'bg-wait-soft text-wait',
  bad: 'bg-bad-soft text-bad',
  quiet: 'bg-sub text-mute',
}

/** Shapes tell the tones apart before colours do. */
function Shape({ tone }: { tone: Tone }) {
  const common = { size: 20, strokeWidth: 2.2, 'aria-hidden': true } as const
  switch (tone) {
    case 'good':
      return <Check {...common} />
    case 'wait':
      return <Clock3 {...common} />
    case 'bad':
      return <AlertTriangle {...common} />
    case 'quiet':
      return <Undo2 {...common} />
  }
}

type Props = {
  tone: Tone
  title: ReactNode
  /** In place of the tone's own shape. */
  icon?: ReactNode
  children?: ReactNode
  role?: 'alert'
}

/** What is so, and what happens next. */
export function StatusBox({ tone, title, icon, children, role }: Props) {
  return (
    <div
      role={role}
      className={classNames(
        'flex items-start gap-2.5 rounded-[10px] px-3 py-2.5 text-[0.8125rem] leading-[1.125rem] forced-colors:border',
        boxes[tone],
      )}
    >
      <span className="mt-px shrink-0">{icon ?? <Shape tone={tone} />}</span>
      <div className="min-w-0">
        <p className="font-semibold">{title}</p>
        {children === undefined || (
          <div className="text-ink [overflow-wrap:anywhere] @max-[15rem]:line-clamp-2">{children}</div>
        )}
      </div>
    </div>
  )
}
