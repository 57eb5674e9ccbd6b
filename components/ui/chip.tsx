import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

const tones = {
  plain: 'bg-sub text-mute',
  accent: 'bg-accent-soft text-accent',
  bad: 'bg-bad-soft text-bad',
  wait: 'bg-wait-soft text-wait',
} as const

type Props = ComponentProps<'span'> & { tone?: keyof typeof tones }

/** A small fact. Long ones are cut with an ellipsis, never wrapped. */
export function Chip({ tone = 'plain', className, ...rest }: Props) {
  return (
    <span
      className={classNames(
        'inline-flex max-w-full items-center gap-1 rounded-full px-2 py-[3px] text-xs leading-4 forced-colors:border',
        tones[tone],
        className,
      )}
      {...rest}
    />
  )
}
