import { attacksOf } from '../attack.ts'

const attack = attacksOf('covering')

/** The browser looks at what is visible ten times a second: a cover that goes for those moments alone is hardly ever not there. */
const PERIODS = [5, 6, 7] as const
const CLOSED =
  "const r = kit.make('div').attachShadow({ mode: 'closed' }); const c = document.createElement('div'); r.append(c)"
const OPEN = "const c = kit.make('div')"
const LOOK =
  "c.textContent = 'Continue'; c.style.cssText = 'inset:auto;margin:0;border:0;padding:0;background:#2b6;pointer-events:none;left:' + (at.x - 30) + 'px;top:' + (at.y - 30) + 'px;width:' + (at.width + 60) + 'px;height:' + (at.height + 60) + 'px'; c.popover = 'manual'"

const flash = (make: string, period: number, bare: number) =>
  `${make}; ${LOOK}; let n = ${bare}; kit.everyFrame(() => { n++; if (n % ${period} === 0) c.hidePopover(); else if (n % ${period} === 1) c.showPopover() })`

/** Covers that are taken away again and again, for a moment that nobody sees. */
export const flashing = [
  ...PERIODS.flatMap((period) => [
    attack(`a popover that goes for one of ${period} pictures`, flash(OPEN, period, 0)),
    attack(`a popover in a closed shadow root that goes for one of ${period} pictures`, flash(CLOSED, period, 3)),
  ]),
  ...[1, 2, 4, 5].map((bare) =>
    attack(
      `a popover in a closed shadow root that goes for one of 6 pictures, from the ${bare}th`,
      flash(CLOSED, 6, bare),
    ),
  ),
]
