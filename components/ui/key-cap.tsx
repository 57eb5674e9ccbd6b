/** The key that presses the button it stands in. Hidden from screen readers, which have `aria-keyshortcuts`. */
export function KeyCap({ children }: { children: string }) {
  return (
    <kbd aria-hidden className="text-[0.6875rem] tabular-nums font-medium leading-[0.875rem] text-mute">
      {children}
    </kbd>
  )
}
