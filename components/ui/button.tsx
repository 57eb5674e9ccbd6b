import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

type Look = 'main' | 'plain' | 'quiet' | 'danger'

const looks: Readonly<Record<Look, string>> = {
  main: 'border-ink bg-ink text-surface hover:opacity-88 disabled:opacity-50 [&_kbd]:text-surface',
  plain: 'border-line bg-surface text-ink hover:border-edge hover:bg-sub disabled:text-mute disabled:hover:border-line',
  quiet: 'border-transparent bg-transparent text-accent hover:bg-accent-soft disabled:text-mute',
  danger: 'border-bad bg-surface text-bad hover:bg-bad-soft disabled:opacity-50',
}

const sizes = { normal: 'min-h-9 px-3.5 py-1.5 text-[0.8125rem]', small: 'min-h-7 px-2.5 py-0.5 text-xs' } as const

type Props = ComponentProps<'button'> & {
  look?: Look
  size?: keyof typeof sizes
  /** Something this button began is under way: it stays where it is and can take the focus, but does nothing. */
  busy?: boolean
  /** False while a press would not be taken at its word yet: the button says so and looks it. Absent where it always is. */
  ready?: boolean
}

/** A button. One per view is `main`. */
export function Button({ look = 'plain', size = 'normal', busy = false, ready, className, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      data-ready={ready}
      aria-disabled={busy || ready === false || undefined}
      onClick={busy ? undefined : onClick}
      className={classNames(
        'inline-flex items-center justify-center gap-1.5 rounded-[9px] border font-semibold leading-[1.125rem] transition-colors',
        looks[look],
        sizes[size],
        busy && 'cursor-progress',
        (busy || ready === false) && 'opacity-70',
        className,
      )}
      {...rest}
    />
  )
}
