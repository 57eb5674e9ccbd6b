import { useSingleKeys } from '#components/panel/single-keys.ts'
import { isSingleKey } from '#lib/shared/keys.ts'

/** The key that presses the button it stands in. Hidden from screen readers, which have `aria-keyshortcuts`. */
export function KeyCap({ children }: { children: string }) {
  const isShown = useSingleKeys() || !isSingleKey(children) || children === '↵'
  if (!isShown) return null
  return (
    <kbd aria-hidden className="text-[0.6875rem] tabular-nums font-medium leading-[0.875rem] text-mute">
      {children}
    </kbd>
  )
}
