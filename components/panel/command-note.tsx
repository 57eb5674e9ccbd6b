import { StatusBox } from '#components/ui/status-box.tsx'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'

/** Why one of the browser's own commands did nothing. */
export function CommandNote({ said }: { said: NonNullable<PanelView['said']> }) {
  const say = words.panel.command
  return (
    <div className="border-t border-line px-4 py-2">
      <StatusBox tone="wait" title={say.title(said.command)} role="alert">
        {say.why[said.why]}
      </StatusBox>
    </div>
  )
}
