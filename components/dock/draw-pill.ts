import { MARK } from '#components/ui/mark.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import {
  AROUND_DOCK,
  barLook,
  buttonLook,
  CLOCK,
  dockLook,
  faintLook,
  markSize,
  mostHeight,
  SEEN,
  STRONG,
} from './pill-look.ts'
import { countsDown, pillWords } from './pill-words.ts'

type Shown = { view: PanelView; asleep: boolean; room: { width: number; height: number } }

/** The pill as elements. `card` takes the frame's size. */
export type DrawnPill = { card: HTMLElement; button: HTMLButtonElement; show(shown: Shown): void; stop(): void }

/** Draws the closed dock without a library: most docks are never opened, and each page has one. */
export function drawPill(): DrawnPill {
  const heard = element('span', 'sr-only')
  const strong = element('bdi', STRONG)
  const faint = element('span', faintLook(false))
  const seen = element('span', SEEN, strong)
  const button = element('button', buttonLook(false), mark(), heard, seen)
  const box = element('div', dockLook(false, false), element('div', '', element('div', barLook(false), button)))
  const card = element('div', AROUND_DOCK, box)
  strong.dir = 'auto'
  seen.setAttribute('aria-hidden', 'true')
  button.type = 'button'
  button.setAttribute('aria-expanded', 'false')
  button.title = words.dock.moveHint

  let clocks: ReturnType<typeof setInterval>[] = []
  const stop = () => {
    for (const clock of clocks) clearInterval(clock)
  }
  return {
    card,
    button,
    show({ view, asleep, room }) {
      card.style.maxWidth = `${room.width}px`
      box.style.maxHeight = `${mostHeight(room)}px`
      box.className = dockLook(false, asleep)
      const tell = () => write(heard, pillWords(view, Date.now(), asleep).heard)
      const draw = () => {
        const now = pillWords(view, Date.now(), asleep)
        write(strong, now.strong)
        write(faint, now.faint)
        if (now.faint === '') faint.remove()
        else if (!faint.isConnected) seen.append(faint)
      }
      stop()
      clocks = [setInterval(tell, CLOCK.still), setInterval(draw, countsDown(view) ? CLOCK.counting : CLOCK.still)]
      tell()
      draw()
    },
    stop,
  }
}

/** What is heard must not be told again while it is the same. */
function write(into: Element, text: string): void {
  if (into.textContent !== text) into.textContent = text
}

function mark(): SVGElement {
  const size = String(markSize(false))
  const box = picture('svg', { width: size, height: size, viewBox: MARK.box, fill: 'none', 'aria-hidden': 'true' })
  box.setAttribute('class', 'shrink-0')
  const ground = picture('rect', { width: '20', height: '20', rx: String(MARK.corner(true)), class: 'fill-accent' })
  const line = { 'stroke-width': '2.2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  box.append(ground, picture('path', { d: MARK.tick, class: 'stroke-on-accent', ...line }))
  return box
}

function picture(name: 'svg' | 'rect' | 'path', attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  return made
}

function element<Name extends 'div' | 'span' | 'bdi' | 'button'>(
  name: Name,
  look: string,
  ...inner: Element[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (look !== '') made.className = look
  made.append(...inner)
  return made
}
