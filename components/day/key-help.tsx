import { lazy, Suspense, useState } from 'react'
import { useKeys } from '#components/panel/use-keys.ts'

/** It comes when somebody asks for it. */
const KeyMap = lazy(async () => ({ default: (await import('./key-map.tsx')).KeyMap }))

type Help = { open: boolean; show: () => void; hide: () => void }

/** Whether the map of keys is open. The key `?` opens it, where it is heard. */
export function useKeyHelp(isHeard = true): Help {
  const [open, setOpen] = useState(false)
  const show = () => setOpen(true)
  useKeys({ '?': isHeard ? show : undefined })
  return { open, show, hide: () => setOpen(false) }
}

/** The map of keys, where it is open. */
export function KeyHelp({ help: { open, hide } }: { help: Help }) {
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <KeyMap onClose={hide} />
    </Suspense>
  )
}
