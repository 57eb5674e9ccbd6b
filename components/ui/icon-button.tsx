import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

type Props = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** The accessible name, also shown as a tooltip. */
  label: string
}

/** A button that is only an icon. 28 px square. */
export function IconButton({ label, className, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classNames(
        'grid size-7 shrink-0 place-items-center rounded-[7px] text-mute transition-colors hover:bg-sub hover:text-ink',
        className,
      )}
      {...rest}
    />
  )
}
