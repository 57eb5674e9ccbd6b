import { Button } from '#components/ui/button.tsx'
import type { IndexView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

/** How far the reading of the rep's tasks has come; nothing when it is done. */
export function IndexLine({ index }: { index: IndexView }) {
  const { isUnderWay, refresh } = useActions()
  const say = words.panel.index
  if (index.state === 'building') {
    return (
      <div className="border-t border-line px-4 py-2 text-xs leading-4 text-mute">
        <div className="flex items-center justify-between gap-3">
          <span className="tabular-nums">{say.building(index.contactsKnown, index.contactsTotal)}</span>
          <progress
            aria-label={say.label}
            max={Math.max(1, index.contactsTotal)}
            {...(index.contactsTotal > 0 ? { value: index.contactsKnown } : {})}
            className="h-1.5 w-24 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
          />
        </div>
      </div>
    )
  }
  if (index.state !== 'failed' || index.problem === null) return null
  return (
    <div className="flex items-center justify-between gap-3 border-t border-line px-4 py-2 text-xs leading-4 text-wait">
      <span>{say.failed(words.problem(index.problem))}</span>
      <Button size="small" busy={isUnderWay('refresh')} className="shrink-0" onClick={refresh}>
        {say.retry}
      </Button>
    </div>
  )
}
