import { classNames } from './class-names.ts'

type Props = {
  checked: boolean
  onChange: (checked: boolean) => void
  labelledBy: string
  describedBy?: string
  busy?: boolean
}

/** On or off, at once. Off and on differ by the knob's place, not by colour alone. */
export function Switch({ checked, onChange, labelledBy, describedBy, busy = false }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-disabled={busy || undefined}
      onClick={() => busy || onChange(!checked)}
      className={classNames(
        'relative h-6 w-10 shrink-0 rounded-full border transition-colors forced-colors:border-[ButtonText]',
        checked ? 'border-accent bg-accent forced-colors:bg-[Highlight]' : 'border-edge bg-sub',
        busy && 'cursor-progress opacity-60',
      )}
    >
      <span
        className={classNames(
          'absolute top-[2px] left-[2px] size-[1.125rem] rounded-full transition-transform forced-colors:bg-[ButtonText]',
          checked ? 'translate-x-4 bg-on-accent' : 'bg-edge',
        )}
      />
    </button>
  )
}
