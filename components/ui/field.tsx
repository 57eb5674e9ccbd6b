import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

type Props = Omit<ComponentProps<'input'>, 'id'> & {
  label: string
  /** What is wrong with what was entered. */
  problem?: string | null
  hint?: ReactNode
  /** The button that goes with the field, on the same line. */
  action?: ReactNode
  hideLabel?: boolean
}

/** One line of text with its label, its hint and what is wrong with it. */
export function Field({ label, problem = null, hint, action, hideLabel = false, className, ...input }: Props) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1.5 block text-xs text-mute'}>
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem ${id}-hint`}
          className={classNames(
            'min-h-9 min-w-40 flex-1 rounded-[9px] border border-edge bg-surface px-3 text-[0.8125rem] placeholder:text-mute aria-invalid:border-bad',
            className,
          )}
          {...input}
        />
        {action}
      </div>
      <p
        id={`${id}-problem`}
        aria-live="polite"
        className="text-[0.8125rem] leading-[1.125rem] text-bad not-empty:mt-1.5"
      >
        {problem}
      </p>
      {hint === undefined || (
        <p id={`${id}-hint`} className="mt-1.5 text-xs leading-4 text-mute">
          {hint}
        </p>
      )}
    </div>
  )
}
