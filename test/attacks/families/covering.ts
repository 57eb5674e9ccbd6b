import { type Aim, type Attack, attacksOf } from '../attack.ts'

const attack = attacksOf('covering')

/** Puts an element into the top layer, over the dock. */
const top = (style: string, more = '') =>
  `const c = kit.make('div', 'inset:auto;margin:0;border:0;padding:0;${style}')
   c.textContent = 'Continue'
   c.popover = 'manual'
   ${more}
   c.showPopover()`
const OVER =
  "left:' + (at.x - 30) + 'px;top:' + (at.y - 30) + 'px;width:' + (at.width + 60) + 'px;height:' + (at.height + 60) + 'px"
const cover = top(`${OVER};background:#2b6;pointer-events:none`)
const others: readonly Aim[] = ['undo', 'sendNow', 'tick', 'hide', 'copy']

/** Things that lie over the dock and let the pointer through. */
export const covering: readonly Attack[] = [
  attack('a popover over the button', cover),
  ...others.map((aim) => attack(`a popover over another button: ${aim}`, cover, { aim })),
  attack('a popover over all of it', top('inset:0;width:100%;height:100%;background:#fff;pointer-events:none')),
  attack(
    'a popover over half of the button',
    top(`${OVER.replace('at.width + 60', 'at.width / 2')};background:#2b6;pointer-events:none`),
  ),
  attack('a see-through popover over the button', top(`${OVER};background:#2b6c;pointer-events:none`)),
  attack(
    'the backdrop of a small popover',
    `kit.sheet('[popover]::backdrop{background:#fff;opacity:1;pointer-events:none}'); ${top('width:9px;height:9px;left:0;top:0')}`,
  ),
  attack(
    'the backdrop of a small popover, blurring',
    `kit.sheet('[popover]::backdrop{backdrop-filter:blur(40px)}'); ${top('width:9px;height:9px;left:0;top:0')}`,
  ),
  attack(
    'the shadow of a small popover',
    top('width:9px;height:9px;left:0;top:0;box-shadow:0 0 0 4000px #fff;pointer-events:none'),
  ),
  attack(
    'the outline of a small popover',
    top('width:9px;height:9px;left:0;top:0;outline:4000px solid #fff;pointer-events:none'),
  ),
  attack(
    'what hangs out of a small popover',
    `kit.sheet('.x::after{content:"Continue";position:fixed;inset:0;background:#fff;pointer-events:none}'); ${top('width:9px;height:9px;left:0;top:0;overflow:visible', "c.className = 'x'")}`,
  ),
  attack(
    'a popover in a closed shadow root',
    `const root = kit.make('div').attachShadow({ mode: 'closed' }); ${cover.replace('c.showPopover()', 'root.append(c); c.showPopover()')}`,
  ),
  attack(
    'a popover that comes again whenever the dock is lifted',
    `${cover}; kit.everyFrame(() => { c.hidePopover(); c.showPopover() })`,
  ),
  attack(
    'a popover that comes and goes all the time',
    `${cover}; let n = 0; kit.everyFrame(() => { n++; if (n % 12 === 0) c.hidePopover(); else if (n % 12 === 3) c.showPopover() })`,
  ),
  attack(
    'a popover that goes as the pointer comes',
    `${cover}; addEventListener('mouseout', () => c.isConnected && c.hidePopover())`,
    { wait: 1000 },
  ),
  attack(
    'a popover that goes when the window loses its focus',
    `${cover}; addEventListener('blur', () => c.isConnected && c.hidePopover())`,
    { wait: 1000 },
  ),
  attack('a popover that comes right before the press', '', { late: cover }),
  attack('a popover that goes right before the press', cover, {
    late: "for (const c of document.querySelectorAll('[popover]')) c.hidePopover()",
  }),
  attack('a hint over the button', cover.replace("'manual'", "'hint'")),
  attack('an automatic popover over the button', cover.replace("'manual'", "'auto'")),
  attack('a dialog that is not modal, as a popover', cover.replace("kit.make('div'", "kit.make('dialog'")),
  attack(
    'a modal dialog',
    `const d = kit.make('dialog', 'inset:0;background:#fff'); d.textContent = 'Continue'; d.showModal()`,
  ),
  attack(
    'a modal dialog that can not be seen',
    `kit.sheet('dialog::backdrop{background:none;pointer-events:none}'); const d = kit.make('dialog', 'width:1px;height:1px;border:0;opacity:0;pointer-events:none'); d.showModal(); kit.bait(at)`,
  ),
  attack('an element of the page with the highest place', 'kit.bait(at, "z-index:2147483647;pointer-events:none")'),
  attack(
    'one that comes after the dock',
    'document.documentElement.append(kit.bait(at, "z-index:2147483647;pointer-events:none"))',
  ),
  attack(
    'what comes after the page itself',
    `kit.sheet('html::after{content:"Continue";position:fixed;inset:0;z-index:2147483647;background:#fff;pointer-events:none}')`,
  ),
  attack(
    'a transition between two views',
    `kit.sheet('::view-transition{background:#fff;pointer-events:none}::view-transition-group(root),::view-transition-old(root),::view-transition-new(root){animation-duration:30s;pointer-events:none}'); kit.bait(at); document.startViewTransition(() => undefined)`,
  ),
  attack(
    'a picture of a film',
    `const v = kit.make('video', 'position:fixed;inset:0;width:100%;height:100%;pointer-events:none;background:#fff;z-index:2147483647'); v.popover = 'manual'; v.showPopover()`,
  ),
  attack(
    'a cover with a blend',
    top('inset:0;width:100%;height:100%;background:#fff;mix-blend-mode:lighten;pointer-events:none'),
  ),
  attack(
    'a cover that only filters',
    top('inset:0;width:100%;height:100%;background:none;backdrop-filter:brightness(9);pointer-events:none'),
  ),
  attack(
    'a cover by a picture of a drawing',
    top('inset:0;width:100%;height:100%;background:linear-gradient(#fff,#fff);pointer-events:none'),
  ),
  attack(
    'a cover with a hole for the middle',
    top(`${OVER};background:radial-gradient(circle,transparent 2px,#2b6 3px);pointer-events:none`),
  ),
]
