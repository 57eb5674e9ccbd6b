import './gallery.css'
import { createRoot } from 'react-dom/client'
import { newTodayPlace } from '#components/day/today-place.ts'
import type { ClickGuard } from '#components/dock/click-guard.ts'
import { Dock } from '#components/dock/dock.tsx'
import type { Host } from '#components/dock/host-port.ts'
import { Options } from '#components/options/options.tsx'
import type { GestureVerdict } from '#components/panel/gesture.ts'
import { Popup } from '#components/panel/popup.tsx'
import { Screen } from '#components/screen.tsx'
import { SidePanel } from '#components/sidepanel/side-panel.tsx'
import type { State } from '#test/shots/state.ts'
import { STATES } from '#test/shots/states.ts'
import { cannedPort } from './canned-port.ts'
import { PageBehind } from './page-behind.tsx'
import { RecordBehind } from './record-behind.tsx'

/** The dock's frame owner: puts it in its corner and knows how much room this window has. */
const host: Host = {
  send: () => undefined,
  word: Promise.resolve(''),
  look: () => Promise.resolve(null),
  onAsleep: () => () => undefined,
  onPlaced(listener) {
    listener({
      type: 'placed',
      corner: 'bottom-right',
      room: { width: window.innerWidth - 16, height: window.innerHeight - 16 },
      rect: { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight },
    })
    return () => undefined
  },
}

function guardOf(verdict: GestureVerdict, asleep: boolean): ClickGuard {
  return {
    judge: () => Promise.resolve(verdict),
    confirm: () => Promise.resolve(verdict),
    isReady: () => true,
    onReady: () => () => undefined,
    moved: () => undefined,
    opened: () => undefined,
    arm: () => undefined,
    isAsleep: () => asleep,
    onAsleep: () => () => undefined,
    stop: () => undefined,
  }
}

function Surface({ state }: { state: State }) {
  switch (state.surface) {
    case 'popup':
      return <Popup />
    case 'sidepanel':
      return <SidePanel place={newTodayPlace()} />
    case 'options':
      return <Options />
    case 'picker':
      return <RecordBehind />
    case 'dock':
      return (
        <PageBehind>
          <Dock
            host={host}
            guard={guardOf(state.verdict ?? 'trusted', state.asleep === true)}
            onCommand={() => () => undefined}
          />
        </PageBehind>
      )
  }
}

const [surface, name] = window.location.search.slice(1).split('/')
const state = STATES.find((one) => one.surface === surface && one.name === name)
const root = document.getElementById('root')
if (root !== null && state !== undefined) {
  document.documentElement.dataset['surface'] = state.surface
  createRoot(root).render(
    <Screen port={cannedPort(state)}>
      <Surface state={state} />
    </Screen>,
  )
}
