import { type ReactNode, useId } from 'react'
import { Switch } from './switch.tsx'

type Props = {
  label: ReactNode
  note: ReactNode
  on: boolean
  busy: boolean
  onChange: (on: boolean) => void
  className?: string
}

/** A switch with its name and what it does. */
export function SwitchLine({ label, note, on, busy, onChange, className = '' }: Props) {
  const id = useId()
  return (
    <div className={`flex items-center gap-3 ${className}`}>
      <div className="min-w-0 flex-1">
        <p id={id} className="text-[0.84375rem] font-medium leading-[1.125rem]">
          {label}
        </p>
        <p id={`${id}-about`} className="text-xs leading-4 text-mute">
          {note}
        </p>
      </div>
      <Switch checked={on} labelledBy={id} describedBy={`${id}-about`} busy={busy} onChange={onChange} />
    </div>
  )
}
