import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { KeyHelp, useKeyHelp } from '#components/day/key-help.tsx'
import { JudgeProvider } from '#components/panel/gesture.ts'
import { Panel } from '#components/panel/panel.tsx'
import { PanelActionsProvider } from '#components/panel/panel-actions.tsx'
import { useCommands } from '#components/panel/use-commands.ts'
import { useKeys } from '#components/panel/use-keys.ts'
import { usePanelView } from '#components/panel/use-panel.ts'
import { useTheme } from '#components/theme.ts'
import { classNames } from '#components/ui/class-names.ts'
import { useWorker } from '#components/worker-context.tsx'
import type { Corner } from '#lib/shared/identity/identity.ts'
import { words } from '#lib/shared/words/index.ts'
import type { ClickGuard } from './click-guard.ts'
import { nextCorner } from './corners.ts'
import { DockBar } from './dock-bar.tsx'
import { DockMenu } from './dock-menu.tsx'
import type { FramePlace } from './from-host.ts'
import { HiddenNote } from './hidden-note.tsx'
import type { Host } from './host-port.ts'
import { AROUND_DOCK, dockLook, mostHeight } from './pill-look.ts'
import { SOMEWHERE } from './placing.ts'
import { useHiding } from './use-hiding.ts'
import { usePlaced } from './use-placed.ts'
import { useReportedSize } from './use-reported-size.ts'

type Props = {
  host: Host
  guard: ClickGuard
  /** Calls back when the person gives the browser's own command. Returns what ends it. */
  onCommand: (listener: () => void) => () => void
  /** Where it stands while it opens, for one that was closed until now and is drawn because somebody opens it. */
  opens?: FramePlace
}

/**
 * The button on the page: a pill that opens to the panel. The frame takes the size of what is drawn here, so the drawing
 * must not depend on the frame's size, only on the room that there is for it on the page.
 */
export function Dock({ host, guard, onCommand, opens }: Props) {
  const worker = useWorker()
  const themed = useTheme()
  const [open, setOpen] = useState(opens !== undefined)
  const [menu, setMenu] = useState(false)
  // Once the rep has looked, the closed dock may go on knowing more.
  const [looked, setLooked] = useState(open)
  const whole = usePanelView('whole', looked)
  // Stands in for the whole until that has come, so until then it must hear of changes: the page may become somebody else's.
  const glance = usePanelView('glance', !looked || whole.data === undefined || whole.isPlaceholderData)
  const { data } = looked ? whole : glance
  const { corner, room, drag } = usePlaced(host, guard, opens ?? SOMEWHERE)
  const hiding = useHiding()
  const asleep = useSyncExternalStore(guard.onAsleep, guard.isAsleep)
  const [card, setCard] = useState<HTMLElement | null>(null)
  const bar = useRef<HTMLDivElement>(null)

  // What we draw ourselves is no sleight of the page's: the guard begins anew when the frame is put elsewhere.
  useReportedSize(card, (size) => host.send({ type: 'size', ...size }))

  useEffect(() => guard.opened(open), [guard, open])

  const focusOn = (selector: string) => bar.current?.querySelector<HTMLElement>(selector)?.focus()
  const close = () => {
    setOpen(false)
    setMenu(false)
    focusOn('button')
  }
  const toggle = () => {
    if (open) return close()
    guard.moved()
    // The panel takes the focus to its heading once it is there.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    setOpen(true)
    setLooked(true)
  }
  const obey = useEffectEvent(() => {
    guard.arm()
    window.focus()
    if (!open) toggle()
  })
  useEffect(() => onCommand(obey), [onCommand])
  const closeMenu = () => {
    setMenu(false)
    focusOn('[aria-haspopup]')
  }
  const goTo = (wanted: Corner) => void worker.ask('dock.corner', { corner: wanted })
  const help = useKeyHelp(open)
  useCommands(() => {
    if (!open || asleep) return false
    guard.arm()
    return true
  })
  useKeys({ Escape: open ? close : () => host.send({ type: 'leave' }) })

  // Under a dialog of the page nothing here can be pressed: it folds, and is as it was once that is closed.
  const isOpen = open && !asleep
  const view = data?.view ?? null
  if (!themed || view === null) return null
  const { hiddenOn } = hiding
  return (
    <JudgeProvider value={guard}>
      <PanelActionsProvider>
        <div ref={setCard} className={AROUND_DOCK} style={{ maxWidth: room.width }}>
          <div
            style={{ maxHeight: mostHeight(room) }}
            className={classNames(dockLook(isOpen, asleep), menu && isOpen && 'min-h-52')}
          >
            {hiddenOn === null ? (
              <div ref={bar}>
                <DockBar
                  view={view}
                  open={isOpen}
                  asleep={asleep}
                  corner={corner}
                  menuOpen={menu}
                  onToggle={toggle}
                  onClose={close}
                  onMenu={() => setMenu(!menu)}
                  onDrag={drag}
                  onCorner={goTo}
                />
              </div>
            ) : (
              <HiddenNote
                site={words.siteName(hiddenOn)}
                onUndo={() => void hiding.undo()}
                onGone={() => hiding.leave()}
              />
            )}
            {menu && isOpen && (
              <DockMenu
                site={view.site === undefined ? null : words.siteName(view.site)}
                onMove={() => {
                  closeMenu()
                  goTo(nextCorner(corner))
                }}
                onKeys={() => {
                  closeMenu()
                  help.show()
                }}
                onSettings={() => {
                  closeMenu()
                  worker.openOptions()
                }}
                onHide={() => {
                  setMenu(false)
                  setOpen(false)
                  void hiding.hide()
                }}
                onClose={closeMenu}
              />
            )}
            {open && hiddenOn === null && (
              <div className="flex min-h-0 flex-col" hidden={!isOpen}>
                <KeyHelp help={help} />
                <Panel />
              </div>
            )}
          </div>
        </div>
      </PanelActionsProvider>
    </JudgeProvider>
  )
}
