import { Button } from '#components/ui/button.tsx'
import { PersonName } from '#components/ui/person-name.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { CompletionView } from '#lib/messages/views.ts'
import { words } from '#lib/words/index.ts'
import { useActions } from './panel-actions.tsx'

/** Completions of other tasks that wait, are being checked or need the rep. Open as long as one needs the rep. */
export function UnresolvedTray({ unresolved }: { unresolved: CompletionView[] }) {
  const urgent = unresolved.some((one) => one.state === 'attention')
  return (
    <details open={urgent} className="group border-t border-line bg-sub text-[0.8125rem] leading-[1.125rem]">
      <summary className="px-4 py-2 text-xs font-semibold -outline-offset-2">
        {words.panel.unresolved.title(unresolved.length)}
      </summary>
      <ul className="max-h-56 overflow-y-auto px-4 pb-2">
        {unresolved.map((one) => (
          <Unresolved key={one.id} one={one} />
        ))}
      </ul>
    </details>
  )
}

function Unresolved({ one }: { one: CompletionView }) {
  const now = useNow(1000)
  const face = words.completion.face(one, now)
  return (
    <li className="border-t border-line py-2 first:border-t-0">
      <p className="flex justify-between gap-2">
        <span className="min-w-0 truncate font-semibold">
          <PersonName name={one.contactName} />
        </span>
        <span className={one.state === 'attention' ? 'shrink-0 text-bad' : 'shrink-0 text-wait'}>{face.title}</span>
      </p>
      <p className="mt-0.5 text-xs leading-4 text-mute [overflow-wrap:anywhere]">{face.note}</p>
      <Deeds one={one} />
    </li>
  )
}

function Deeds({ one }: { one: CompletionView }) {
  const { busy, undo, settle } = useActions()
  const name = one.contactName ?? words.tasks.nobody
  const deed = (label: string, run: (gesture: Event) => void) => (
    <Button
      size="small"
      busy={busy !== null}
      aria-label={words.panel.unresolved.of(label, name)}
      onClick={(event) => run(event.nativeEvent)}
    >
      {label}
    </Button>
  )
  const say = words.completion
  const deeds = {
    held: [
      deed(say.undo, (gesture) => undo(one.id, gesture)),
      deed(say.sendNow, (gesture) => settle('completion.sendNow', one.id, gesture)),
    ],
    attention: [
      deed(say.checkAgain, (gesture) => settle('completion.tryNow', one.id, gesture)),
      deed(say.dismiss, (gesture) => settle('completion.dismiss', one.id, gesture)),
    ],
    waiting: [deed(say.tryNow, (gesture) => settle('completion.tryNow', one.id, gesture))],
    none: [],
  }
  const shown = deeds[kindOf(one)]
  if (shown.length === 0) return null
  return (
    <div className="mt-1.5 flex gap-1.5">
      {shown[0]}
      {shown[1]}
    </div>
  )
}

function kindOf(one: CompletionView): 'held' | 'attention' | 'waiting' | 'none' {
  switch (one.state) {
    case 'held':
    case 'attention':
      return one.state
    case 'queued':
    case 'paused':
    case 'unknown':
      return 'waiting'
    case 'sending':
    case 'done':
    case 'doneElsewhere':
    case 'cancelled':
      return 'none'
  }
}
