import { AllowReply } from '#components/ui/allow-reply.tsx'
import { Button } from '#components/ui/button.tsx'
import { PersonName } from '#components/ui/person-name.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { FixKey } from './fix-key.tsx'
import { useActions } from './panel-actions.tsx'

/** Completions of other tasks that wait, are being checked or need the rep. Open as long as one needs the rep. */
export function UnresolvedTray({ unresolved }: { unresolved: CompletionView[] }) {
  const urgent = unresolved.some((one) => one.state === 'attention')
  return (
    <details open={urgent} className="group border-t border-line bg-sub text-[0.8125rem] leading-[1.125rem]">
      <summary className="px-4 py-2 text-xs font-semibold -outline-offset-2">
        {words.panel.unresolved.title(sorted(unresolved))}
      </summary>
      <div className="max-h-56 overflow-y-auto px-4 pb-2">
        <UnresolvedList unresolved={unresolved} />
      </div>
    </details>
  )
}

/** How many of them need the rep, how many Reply is asked about, and how many have not been sent. */
function sorted(unresolved: readonly CompletionView[]) {
  const needing = unresolved.filter(({ state }) => state === 'attention').length
  const checking = unresolved.filter(({ state, attempts }) => state !== 'attention' && attempts > 0).length
  return { needing, checking, waiting: unresolved.length - needing - checking }
}

/** Completions that have not ended, each with its honest face and what can be done about it. */
export function UnresolvedList({ unresolved }: { unresolved: CompletionView[] }) {
  return (
    <ul className="text-[0.8125rem] leading-[1.125rem]">
      {unresolved.map((one) => (
        <Unresolved key={one.id} one={one} />
      ))}
    </ul>
  )
}

function Unresolved({ one }: { one: CompletionView }) {
  const now = useNow(1000)
  const face = words.completion.face(one, now)
  const belongs = words.completion.belongsTo(one)
  return (
    <li className="border-t border-line py-2 first:border-t-0">
      <p className="flex justify-between gap-2">
        <span className="min-w-0 truncate font-semibold">
          <PersonName name={one.contactName} />
        </span>
        <span className={one.state === 'attention' ? 'shrink-0 text-bad' : 'shrink-0 text-wait'}>{face.title}</span>
      </p>
      <p className="mt-0.5 text-xs leading-4 text-mute [overflow-wrap:anywhere]">{face.note}</p>
      {belongs !== null && <p className="mt-0.5 text-xs leading-4 text-mute">{belongs}</p>}
      <Deeds one={one} />
    </li>
  )
}

type Deed = {
  label: string
  message: 'completion.sendNow' | 'completion.tryNow' | 'completion.dismiss' | 'completion.giveUp' | 'completion.undo'
}

const say = words.completion
const undo: Deed = { label: say.undo, message: 'completion.undo' }
const sendNow: Deed = { label: say.sendNow, message: 'completion.sendNow' }
const tryNow: Deed = { label: say.tryNow, message: 'completion.tryNow' }
const checkAgain: Deed = { label: say.checkAgain, message: 'completion.tryNow' }
const dismiss: Deed = { label: say.dismiss, message: 'completion.dismiss' }
const giveUp: Deed = { label: say.giveUp, message: 'completion.giveUp' }

function deedsOf(one: CompletionView): readonly Deed[] {
  if (one.state === 'held') return [undo, sendNow]
  if (one.state === 'attention') return [checkAgain, dismiss]
  const { givesUp, triesNow } = say.remedies(one)
  return [...(triesNow ? [tryNow] : []), ...(givesUp ? [giveUp] : [])]
}

function Deeds({ one }: { one: CompletionView }) {
  const { isUnderWay, undo: takeBack, settle } = useActions()
  const name = one.contactName ?? words.tasks.nobody
  const deeds = deedsOf(one)
  const { allows, fixesKey } = say.remedies(one)
  if (deeds.length === 0 && allows === null && !fixesKey) return null
  return (
    <div className="mt-1.5 flex flex-wrap gap-1.5">
      {allows !== null && <AllowReply origin={allows} size="small" />}
      {fixesKey && <FixKey size="small" />}
      {deeds.map(({ label, message }) => (
        <Button
          key={label}
          size="small"
          busy={isUnderWay(message === 'completion.undo' ? `undo ${one.id}` : `settle ${one.id}`)}
          aria-label={words.panel.unresolved.of(label, name)}
          onClick={({ nativeEvent }) => {
            if (message === 'completion.undo') takeBack(one.id, nativeEvent)
            else settle(message, one.id, nativeEvent)
          }}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}
