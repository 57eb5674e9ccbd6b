import { ChevronDown } from 'lucide-react'

type Props<Value extends string> = {
  /** The accessible name; shown unless a heading beside it says the same. */
  label: string
  hideLabel?: boolean
  value: Value
  choices: readonly { value: Value; name: string }[]
  onChange: (value: Value) => void
}

/** The browser's own list of choices: it works by keyboard, by voice and in every zoom. */
export function Select<Value extends string>({ label, hideLabel = false, value, choices, onChange }: Props<Value>) {
  return (
    <label className="inline-flex max-w-full items-center gap-2">
      <span className={hideLabel ? 'sr-only' : 'text-xs text-mute'}>{label}</span>
      <span className="relative inline-flex min-w-0">
        <select
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.target.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
          className="min-h-9 min-w-0 appearance-none rounded-[9px] border border-edge bg-surface py-1.5 pr-8 pl-3 text-[0.8125rem] font-medium"
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
        <ChevronDown
          size={15}
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-mute"
        />
      </span>
    </label>
  )
}
