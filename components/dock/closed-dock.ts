import { keepUpToDate } from '#components/keep-up-to-date.ts'
import { showAndKeepTheme } from '#components/kept-theme.ts'
import { isForPanel } from '#components/panel/for-panel.ts'
import { isMeant } from '#components/panel/meant.ts'
import { pressedKey } from '#components/panel/pressed-key.ts'
import type { WorkerPort } from '#lib/shared/messages/port.ts'
import type { Reply } from '#lib/shared/messages/table.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import type { Result } from '#lib/shared/problem.ts'
import type { ClickGuard } from './click-guard.ts'
import { cornerTowards } from './corners.ts'
import { createDrag, type Moved } from './drag.ts'
import { drawPill } from './draw-pill.ts'
import type { FramePlace } from './from-host.ts'
import type { Host } from './host-port.ts'
import { followPlacing, SOMEWHERE } from './placing.ts'
import { reportSize } from './reported-size.ts'

/** What a dock needs of its frame. */
export type DockParts = {
  root: HTMLElement
  host: Host
  guard: ClickGuard
  port: WorkerPort
  /** Calls back when the person gives the browser's own command. Returns what ends it. */
  onCommand: (listener: () => void) => () => void
}

/** What the closed dock knew when it was opened. */
export type AtOpening = { view: PanelView; theme: Result<Reply<'theme.get'>>; placed: FramePlace }

type Opened = { openDock(parts: DockParts, at: AtOpening): () => void }

/**
 * The dock until somebody opens it: the pill, which can be read, dragged, led away from by keys, and pressed. What draws the
 * panel is loaded when a pointer or the focus comes to it, and takes its place once it is pressed.
 */
export function closedDock(parts: DockParts, load: () => Promise<Opened>): { stop(): void } {
  const { root, host, guard, port, onCommand } = parts
  const pill = drawPill()
  const drag = createDrag()
  const end = new AbortController()
  const on = { signal: end.signal }
  let view: PanelView | null = null
  let theme: AtOpening['theme'] | null = null
  let placed = SOMEWHERE
  let isWanted = false
  let turn = 0
  let isDrawn = false
  let close: (() => void) | null = null
  const ends: (() => void)[] = []

  const show = () => {
    if (end.signal.aborted || view === null || theme === null) return
    pill.show({ view, asleep: guard.isAsleep(), room: placed.room })
    if (isDrawn) return
    isDrawn = true
    root.replaceChildren(pill.card)
    // What we draw ourselves is no sleight of the page's: the guard begins anew when the frame is put elsewhere.
    ends.push(reportSize(pill.card, (size) => host.send({ type: 'size', ...size })))
  }

  /** A newer question makes an older one's answer worthless. */
  const ask = async () => {
    turn += 1
    const mine = turn
    const asked = [port.ask('theme.get', {}), port.ask('panel.get', { glance: true })] as const
    const [ofTheme, ofView] = await Promise.all(asked)
    if (mine !== turn || end.signal.aborted) return
    theme = ofTheme
    if (ofTheme.ok) showAndKeepTheme(ofTheme.value.theme)
    if (ofView.ok) view = ofView.value
    show()
  }

  const open = async () => {
    if (isWanted || view === null || theme === null) return
    isWanted = true
    guard.moved()
    const opened = await load().catch(() => null)
    isWanted = false
    if (opened === null || end.signal.aborted) return
    leave()
    close = opened.openDock(parts, { view, theme, placed })
  }

  const leave = () => {
    end.abort()
    pill.stop()
    for (const one of ends) one()
  }

  const placing = followPlacing({
    host,
    guard,
    worker: port,
    placed(now) {
      placed = now
      show()
    },
  })
  const dragged = (moved: Moved | null) => moved !== null && placing.drag(moved)
  const { button } = pill
  button.addEventListener('pointerdown', (event) => drag.press(event), on)
  button.addEventListener('pointermove', (event) => dragged(drag.move(event, button)), on)
  button.addEventListener('pointerup', (event) => dragged(drag.release(event)), on)
  button.addEventListener('pointercancel', () => dragged(drag.cancel()), on)
  button.addEventListener('click', (event) => !drag.wasDragged(event) && isMeant(event) && void open(), on)
  button.addEventListener(
    'keydown',
    (event) => {
      const wanted = cornerTowards(placed.corner, event.key)
      if (wanted === null) return
      event.preventDefault()
      void port.ask('dock.corner', { corner: wanted })
    },
    on,
  )
  for (const type of ['pointerover', 'focus'] as const) {
    button.addEventListener(type, () => void load().catch(() => null), { once: true, ...on })
  }
  window.addEventListener(
    'keydown',
    (event) => {
      if (pressedKey(event) !== 'Escape' || !isForPanel(event)) return
      event.preventDefault()
      host.send({ type: 'leave' })
    },
    on,
  )
  ends.push(
    placing.stop,
    guard.onAsleep(show),
    keepUpToDate(port, ask),
    onCommand(() => {
      guard.arm()
      window.focus()
      void open()
    }),
  )
  guard.opened(false)
  void ask()

  return {
    stop() {
      if (close !== null) return close()
      leave()
      root.replaceChildren()
    },
  }
}
