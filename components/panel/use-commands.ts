import { useEffect, useEffectEvent } from 'react'
import { useWorker } from '#components/worker-context.tsx'
import type { PanelKey } from '#lib/shared/keys.ts'
import type { Command, Heard } from '#lib/shared/messages/screen-command.ts'
import { pressByCommand } from './use-keys.ts'

const KEYS: Readonly<Record<Command, PanelKey>> = { next: 'n', positive: '1', 'to-call': '2', negative: '3' }

/**
 * Does what the browser's own commands say, as their keys would: with the note, the tick and all else that is on the panel.
 * `ready`: false where the panel is not open, and the command is not for it.
 */
export function useCommands(ready: () => boolean = always): void {
  const worker = useWorker()
  const obey = useEffectEvent((command: Command): Heard | null => {
    if (!ready()) return null
    return pressByCommand(KEYS[command]) ? 'done' : 'shown'
  })
  useEffect(() => worker.onCommand((command) => obey(command)), [worker])
}

const always = () => true
