import { type Attack, attacksOf } from '../attack.ts'

const attack = attacksOf('keys and focus')
const FIELD =
  "const f = kit.make('input', 'position:fixed;left:40px;top:200px;width:200px;height:30px;z-index:9'); f.id = 'field'"

const types = (...keys: string[]) => ({ kind: 'type', keys }) as const
const pressesAndTypes = (...keys: string[]) => ({ kind: 'pressAndType', on: '#field', keys }) as const

/** What a person types for the page must not reach the dock. */
export const keys: readonly Attack[] = [
  ...['mousedown', 'pointerdown', 'click'].flatMap((type) => [
    attack(
      `a field that keeps the focus where it is (${type}): 1`,
      `${FIELD}; f.addEventListener('${type}', (e) => e.preventDefault())`,
      { deed: pressesAndTypes('1') },
    ),
    attack(
      `a field that keeps the focus where it is (${type}): 2 Enter`,
      `${FIELD}; f.addEventListener('${type}', (e) => e.preventDefault())`,
      { deed: pressesAndTypes('2', 'Enter') },
    ),
  ]),
  attack(
    'the whole page keeps it, before anybody else hears of it',
    `${FIELD}; for (const t of ['pointerdown', 'mousedown']) addEventListener(t, (e) => { e.preventDefault(); e.stopImmediatePropagation() }, true)`,
    { deed: pressesAndTypes('1', 'Enter') },
  ),
  attack(
    'a frame of the page keeps it',
    "const f = kit.make('iframe', 'position:fixed;left:40px;top:200px;width:300px;height:90px;border:0'); f.id = 'field'; f.srcdoc = '<body onmousedown=\"return false\" style=\"height:80px\"><p>Type 1 to go on'",
    { deed: pressesAndTypes('1', 'Enter'), wait: 1000 },
  ),
  attack(
    'a canvas keeps it',
    "const f = kit.make('canvas', 'position:fixed;left:40px;top:200px;width:200px;height:30px;background:#ccc'); f.id = 'field'; f.onmousedown = () => false",
    { deed: pressesAndTypes('3') },
  ),
  attack(
    'what can not take the focus at all',
    "const f = kit.make('div', 'position:fixed;left:40px;top:200px;width:200px;height:30px;user-select:none;background:#ccc'); f.id = 'field'; f.onmousedown = () => false; f.ontouchstart = () => false",
    { deed: pressesAndTypes('1') },
  ),
  attack(
    'a frame in a closed shadow root keeps it',
    "const d = kit.make('div', 'position:fixed;left:40px;top:200px;width:300px;height:90px'); d.id = 'field'; const f = document.createElement('iframe'); f.style.cssText = 'width:100%;height:100%;border:0'; f.srcdoc = '<body onmousedown=\"return false\" style=\"height:80px\"><p>Type 1 to go on'; d.attachShadow({ mode: 'closed' }).append(f)",
    { deed: pressesAndTypes('1', 'Enter'), wait: 1000 },
  ),
  attack(
    'what can be dragged keeps it',
    "const f = kit.make('div', 'position:fixed;left:40px;top:200px;width:200px;height:30px;background:#ccc'); f.id = 'field'; f.draggable = true; f.onmousedown = (e) => e.preventDefault(); f.ondragstart = () => false",
    { deed: pressesAndTypes('1', '2', '3') },
  ),
  attack(
    'a text that is written in place keeps it',
    "const f = kit.make('div', 'position:fixed;left:40px;top:200px;width:200px;height:30px;background:#ccc'); f.id = 'field'; f.contentEditable = 'true'; f.onpointerdown = f.onmousedown = (e) => { e.preventDefault(); e.stopPropagation() }",
    { deed: pressesAndTypes('1', 'wait', '1') },
  ),
  attack(
    'a page that takes the pointer for itself',
    `${FIELD}; f.onmousedown = (e) => { e.preventDefault(); f.requestPointerLock?.() }`,
    { deed: pressesAndTypes('1', 'Enter') },
  ),
  attack(
    'a name of a field that keeps it',
    "const f = kit.make('label', 'position:fixed;left:40px;top:200px;width:200px;height:30px;background:#ccc'); f.id = 'field'; f.textContent = 'Code'; f.onmousedown = () => false",
    { deed: pressesAndTypes('1') },
  ),
  attack('a field that takes the focus and gives it up again', `${FIELD}; f.focus(); f.blur()`, {
    deed: types('1', 'wait', 'Enter'),
  }),
  attack(
    'another tab, which has had the press',
    "window.other = open('about:blank'); setTimeout(() => window.other?.close(), 900)",
    {
      wait: 1800,
      deed: types('1', 'wait', 'Enter'),
    },
  ),
  attack('a page that makes itself inert', `${FIELD}; document.body.inert = true`, { deed: types('1', 'Enter') }),
  attack('a page that makes all of itself inert', `${FIELD}; document.documentElement.inert = true`, {
    deed: types('1', 'Enter'),
  }),
  attack(
    'a page under a modal dialog',
    "const d = kit.make('dialog'); d.innerHTML = '<p>Type 1'; d.showModal(); d.blur()",
    { deed: types('1', 'Enter') },
  ),
  attack('Tab from the page’s last field, then 1', `${FIELD}; f.focus()`, {
    untouched: true,
    deed: types('Tab', 'Tab', 'Enter', '1'),
  }),
  attack('Tab from the page’s last field, then 1 and Enter', `${FIELD}; f.focus()`, {
    untouched: true,
    deed: types('Tab', 'Enter', '1', 'wait', 'Enter'),
  }),
  attack('Tab, and a tick', `${FIELD}; f.focus()`, {
    untouched: true,
    aim: 'tick',
    deed: types('Tab', 'Enter', 'Tab', 'Tab', 'Tab', 'Tab', 'Space', 'Tab', 'Space'),
  }),
  attack('Shift and Tab from the page’s first field', `${FIELD}; f.focus()`, {
    untouched: true,
    deed: types('Shift+Tab', 'Enter', '1', 'wait', 'Enter'),
  }),
  attack('the focus is given to the element', `${FIELD}; f.onfocus = () => kit.host().focus()`, {
    deed: pressesAndTypes('1'),
  }),
  attack(
    'a field over which a cover lies',
    `${FIELD}; const c = kit.make('div', 'inset:0;width:100%;height:100%;background:#fff;pointer-events:none;border:0;margin:0'); c.textContent = 'Type 1 to go on'; c.popover = 'manual'; c.showPopover()`,
    { deed: types('1', 'wait', 'Enter') },
  ),
  attack(
    'U, under a cover',
    "const c = kit.make('div', 'inset:0;width:100%;height:100%;background:#fff;pointer-events:none;border:0;margin:0'); c.popover = 'manual'; c.showPopover()",
    { aim: 'undo', deed: types('u') },
  ),
  attack('U, after a press on the page', `${FIELD}; f.onmousedown = () => false`, {
    aim: 'undo',
    deed: pressesAndTypes('u'),
  }),
  attack(
    'made-up events',
    "for (const key of ['1', 'Enter', 'u']) { dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })); kit.host().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true })) }",
    { deed: types() },
  ),
  attack(
    'a made-up click',
    "kit.host().click(); kit.host().dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, clientX: at.x + 5, clientY: at.y + 5 }))",
    { deed: types() },
  ),
]
