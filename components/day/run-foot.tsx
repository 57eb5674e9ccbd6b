import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { onTheWay } from '#components/panel/coming-view.tsx'
import { useActions } from '#components/panel/panel-actions.tsx'
import { useShortcut } from '#components/panel/single-keys.ts'
import { useKeys } from '#components/panel/use-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { KeyCap } from '#components/ui/key-cap.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { RunView } from '#lib/shared/messages/run-view.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { words } from '#lib/shared/words/index.ts'
import { HeldOutcome } from './held-outcome.tsx'
import { RunEnd } from './run-end.tsx'
import { RunMenu } from './run-menu.tsx'

const say = dayWords.run
/** Two at the most are held at a time. */
const MOST_HELD = 2

type Props = {
  view: PanelView
  run: RunView
  /** Today is open: the way back into the run is what is offered. */
  inToday?: boolean
  /** Called once the panel shows whom the rep went to. */
  onGone?: (() => void) | undefined
}

/** The run's foot: how far, who is next, the outcome before as long as it can be undone, and the way on. */
export function RunFoot({ view, run, inToday = false, onGone }: Props) {
  const { go, going, looking } = useActions()
  const [menu, setMenu] = useState(false)
  const [isEndShown, setEndShown] = useState(inToday)
  const { end } = run
  const shortcut = useShortcut()
  const task = !inToday && view.kind === 'task' ? view.task.taskId : null
  const isHere = run.current !== null && task === run.current.taskId
  const isChosen = !inToday && view.kind === 'task' && view.completion !== null && view.completion.state !== 'cancelled'
  const isPaused = run.paused === true
  const isAway = isPaused || (run.current !== null && !isHere)
  const canGo = isAway || run.next !== null
  const isBusy = looking?.name.startsWith('run.') === true
  // While somebody comes, the card of the one before is gone, and its Undo is here.
  const hasCard = !inToday && onTheWay(run, going) === null
  const left = !hasCard && view.kind === 'task' && view.completion !== null ? [view.completion] : []
  const held = [...left, ...view.unresolved].filter(({ state }) => state === 'held').slice(0, MOST_HELD)
  const onward = isAway ? 'run.goOn' : 'run.next'
  useKeys({
    n: canGo ? (event) => go(onward, event, onGone) : undefined,
    s: isHere && !isPaused && !isChosen ? (event) => go('run.skip', event, onGone) : undefined,
    Enter: canGo && ((isChosen && hasCard) || inToday || isPaused) ? (event) => go(onward, event, onGone) : undefined,
  })
  return (
    <section aria-label={say.label} className="relative shrink-0 border-t border-line bg-sub">
      <progress
        aria-label={say.of(run.position, run.total)}
        max={Math.max(1, run.total)}
        value={run.total - run.left}
        className="absolute inset-x-0 -top-px block h-0.5 w-full appearance-none bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
      {end !== undefined && isEndShown && <RunEnd end={end} onGone={onGone} />}
      <div className="flex min-h-12 flex-wrap items-center justify-end gap-x-1.5 gap-y-1 px-4 py-1.5">
        <div className="min-w-32 flex-1 text-xs leading-4">
          {held.map((one, place) => (
            <HeldOutcome key={one.id} one={one} isLast={place === 0 && !(hasCard && isHeld(view))} />
          ))}
          <Progress run={run} isAway={isAway} isShort={held.length > 0} />
        </div>
        <div className="flex items-center gap-1.5">
          <IconButton
            label={say.more}
            aria-haspopup="menu"
            aria-expanded={menu}
            onClick={() => setMenu(!menu)}
            className="-mr-1"
          >
            <Ellipsis size={16} aria-hidden />
          </IconButton>
          {isHere && !isPaused && !isChosen && (
            <Button
              className="px-2.5"
              aria-keyshortcuts={shortcut('S')}
              onClick={({ nativeEvent }) => go('run.skip', nativeEvent, onGone)}
            >
              {say.skip}
              <KeyCap>S</KeyCap>
            </Button>
          )}
          {end !== undefined && (
            <Button className="px-2.5" aria-expanded={isEndShown} onClick={() => setEndShown(!isEndShown)}>
              {say.over.show}
            </Button>
          )}
          {canGo && (
            <Button
              className="px-2.5"
              look={isChosen || inToday || isPaused ? 'main' : 'plain'}
              busy={isBusy}
              aria-keyshortcuts={shortcut('N')}
              onClick={({ nativeEvent }) => go(onward, nativeEvent, onGone)}
            >
              {isPaused ? say.resume : isAway ? say.goOn : say.next}
              <KeyCap>N</KeyCap>
            </Button>
          )}
        </div>
      </div>
      {menu && <RunMenu run={run} onClose={() => setMenu(false)} onGone={onGone} />}
    </section>
  )
}

/** Whether the card above has an Undo of its own: then the key U is the card's. */
function isHeld(view: PanelView): boolean {
  return view.kind === 'task' && view.completion?.state === 'held'
}

function Progress({ run, isAway, isShort }: { run: RunView; isAway: boolean; isShort: boolean }) {
  const now = useNow(30_000)
  const { next, current, position, total, endsAt, paused = false } = run
  if (current === null && next === null) return <p className="font-semibold">{say.allDone(total)}</p>
  const of = paused ? `${say.paused} · ${say.of(position, total)}` : say.of(position, total)
  // Who pauses has no hour at which they are done.
  const pace = endsAt === null || paused ? null : say.pace(endsAt)
  const who =
    isAway && current !== null ? say.goOnWith(nameOf(current)) : next === null ? null : say.whoIsNext(nameOf(next))
  const what = isAway || next === null ? [] : [words.tasks.type(next), dayWords.due(next.dueTo, now).text]
  return (
    <>
      {!isShort && <p className="truncate font-semibold">{who ?? say.nobodyNext}</p>}
      <p className="truncate text-mute tabular-nums">
        {[of, ...(isShort ? [who] : what), pace].filter((part) => part !== null && part !== '').join(' · ')}
      </p>
    </>
  )
}

function nameOf({ contactName }: { contactName: string | null }): string {
  return contactName ?? words.tasks.nobody
}
