import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import type { Gesture } from '../gesture.ts'
import { useActions } from '../panel-actions.tsx'
import { useShortcut } from '../single-keys.ts'
import { useKeys } from '../use-keys.ts'
import type { AskFirst } from './use-red-question.tsx'

type Props = {
  href: string
  ask: AskFirst
  children: ReactNode
  /** The key that presses it. */
  hotkey?: 'c' | 'o'
  /** As a button, or as the text itself. */
  look: 'button' | 'text'
  /** Done beside following the link. */
  onFollow?: () => void
  className?: string
}

/** A link that contacts the person, or leads to where they are contacted. */
export function ContactLink({ href, ask, children, hotkey, look, onFollow, className }: Props) {
  const id = `reach-${hotkey ?? 'text'}`
  const { meant } = useActions()
  const shortcut = useShortcut()
  const press = (gesture: Gesture) => meant(gesture, () => document.getElementById(id)?.click())
  useKeys(hotkey === undefined ? {} : { [hotkey]: press })
  const isPage = href.startsWith('https:')
  return (
    <a
      id={id}
      href={href}
      {...(isPage && { target: '_blank', rel: 'noreferrer' })}
      aria-keyshortcuts={hotkey && shortcut(hotkey.toUpperCase())}
      onClick={(event) => {
        if (ask(event)) onFollow?.()
      }}
      className={classNames(
        look === 'button'
          ? 'inline-flex min-h-8 shrink-0 items-center justify-center gap-1.5 rounded-[9px] border border-line bg-surface px-3 py-1 text-[0.8125rem] font-semibold leading-[1.125rem] transition-colors hover:border-edge hover:bg-sub'
          : 'min-w-0 text-accent underline decoration-transparent underline-offset-2 hover:decoration-current',
        className,
      )}
    >
      {children}
    </a>
  )
}
