import { useEffect, useRef, useState } from 'react'
import { JudgeProvider } from '#components/panel/gesture.ts'
import { Panel } from '#components/panel/panel.tsx'
import { PanelActionsProvider } from '#components/panel/panel-actions.tsx'
import { useKeys } from '#components/panel/use-keys.ts'
import { usePanelView } from '#components/panel/use-panel.ts'
import { useTheme } from '#components/theme.ts'
import { classNames } from '#components/ui/class-names.ts'
import { useWorker } from '#components/worker-context.tsx'
import type { ClickGuard } from './click-guard.ts'
import { DockBar } from './dock-bar.tsx'
import type { Host, Placed } from './host-port.ts'
import { useReportedSize } from './use-reported-size.ts'

type Props = { host: Host; guard: ClickGuard }

/** Until the page reader has said where the frame is and how large it may become. */
const SOMEWHERE: Placed = { type: 'placed', corner: 'bottom-right', room: { width: 800, height: 800 } }

/**
 * The button on the page: a pill that opens to the panel. The frame takes the size of what is drawn here, so the drawing
 * must not depend on the frame's size, only on the room that there is for it on the page.
 */
export function Dock({ host, guard }: Props) {
  const worker = useWorker()
  const themed = useTheme()
  const [open, setOpen] = useState(false)
  // Once the rep has looked, the closed dock may go on knowing more.
  const [looked, setLooked] = useState(false)
  const whole = usePanelView('whole', looked)
  // Stands in for the whole until that has come, so until then it must hear of changes: the page may become somebody else's.
  const glance = usePanelView('glance', !looked || whole.data === undefined || whole.isPlaceholderData)
  const { data } = looked ? whole : glance
  const [{ corner, room }, setPlaced] = useState<Placed>(SOMEWHERE)
  const [card, setCard] = useState<HTMLElement | null>(null)
  const bar = useRef<HTMLDivElement>(null)
  const dragging = useRef(false)

  useReportedSize(card, (size) => {
    guard.moved()
    host.send({ type: 'size', ...size })
  })

  useEffect(
    () =>
      host.onPlaced((placed) => {
        guard.moved()
        setPlaced(placed)
        // Only where the rep's hand put it is remembered; the first placing is the worker's own.
        if (dragging.current) void worker.ask('dock.corner', { corner: placed.corner })
        dragging.current = false
      }),
    [host, guard, worker],
  )

  const close = () => {
    guard.moved()
    setOpen(false)
    bar.current?.querySelector('button')?.focus()
  }
  useKeys({ Escape: open ? close : undefined })

  const view = data?.view ?? null
  if (!themed || view === null) return null
  return (
    <JudgeProvider value={guard}>
      <PanelActionsProvider>
        <div ref={setCard} className="w-max p-2" style={{ maxWidth: room.width }}>
          <div
            style={{ maxHeight: Math.max(160, room.height - 16) }}
            className={classNames(
              'flex max-w-full flex-col overflow-hidden shadow-dock',
              open ? 'w-[23.25rem] rounded-[14px] bg-surface' : 'w-max rounded-full bg-pill',
            )}
          >
            <div ref={bar}>
              <DockBar
                view={view}
                open={open}
                corner={corner}
                onToggle={() => {
                  guard.moved()
                  setOpen(!open)
                  setLooked(true)
                }}
                onDrag={(moved) => {
                  guard.moved()
                  dragging.current = true
                  host.send({ type: 'drag', ...moved })
                }}
                onCorner={(wanted) => void worker.ask('dock.corner', { corner: wanted })}
                onHide={() => void worker.ask('dock.hide', {})}
              />
            </div>
            {open && (
              <div className="overflow-y-auto">
                <Panel />
              </div>
            )}
          </div>
        </div>
      </PanelActionsProvider>
    </JudgeProvider>
  )
}
