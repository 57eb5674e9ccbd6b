import { StatusBox } from '#components/ui/status-box.tsx'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

/** Why a press did nothing: it could not be taken for the rep's own will. */
export function DoubtNote() {
  const { doubt } = useActions()
  if (doubt === null) return null
  return (
    <div>
      <StatusBox tone="wait" title={words.panel.doubt.title} role="alert">
        {words.panel.doubt[doubt]}
      </StatusBox>
    </div>
  )
}
