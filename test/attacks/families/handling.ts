import { attacksOf } from '../attack.ts'

const attack = attacksOf('moving')
const AWAY = 'kit.bait({ ...at, x: at.x - 300 })'
const late = (name: string, script: string) =>
  attack(name, AWAY, { late: script, deed: { kind: 'press', beside: -300 } })
/** The page has the person press where the button will be at this zoom. */
const zoomed = (zoom: number) =>
  attack(
    `the page is zoomed to ${zoom}, so that the button comes to where the pointer is`,
    `const x = (at.x + at.width / 2) * ${zoom}, y = (at.y + at.height / 2) * ${zoom}; kit.lure = { x, y }; kit.bait({ x: x - 40, y: y - 15, width: 80, height: 30 })`,
    { late: `kit.style('zoom:${zoom}')` },
  )

/** What a page can do to the dock's element and to itself, right before a press. */
export const handling = [
  zoomed(0.9),
  zoomed(0.7),
  zoomed(0.5),
  late(
    'the element is given to a frame’s document',
    "const f = kit.make('iframe', 'position:fixed;inset:0;width:100%;height:100%;border:0'); f.contentDocument.body.append(kit.host())",
  ),
  late(
    'the element is moved into a shadow root',
    "kit.make('div', 'position:fixed;left:-300px;top:0;transform:translateX(0)').attachShadow({ mode: 'open' }).append(kit.host())",
  ),
  late(
    'the element is moved into a drawing',
    "const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const o = document.createElementNS('http://www.w3.org/2000/svg', 'foreignObject'); s.append(o); s.setAttribute('data-attack', ''); document.body.append(s); o.moveBefore(kit.host(), null)",
  ),
  late(
    'the page is put into a new document element',
    "const old = document.documentElement; const h = kit.host(); const n = document.createElement('html'); n.append(...old.childNodes); old.replaceWith(n); n.moveBefore?.(h, null)",
  ),
  late(
    'the page is written anew',
    "document.open(); document.write('<body><button>Continue</button>'); document.close()",
  ),
  late(
    'the element is made a popover of its own',
    "const h = kit.host(); h.popover = 'manual'; h.showPopover(); h.style.left = '-300px'",
  ),
  late('the element is made inert, and is not', 'kit.host().inert = true; kit.host().inert = false'),
  late(
    'rules of the page against it, made by script',
    "const s = new CSSStyleSheet(); s.replaceSync('html>div{transform:translateX(-300px)!important;left:-300px!important;position:fixed!important;animation:a 9s!important}'); document.adoptedStyleSheets = [s]",
  ),
  late(
    'rules that are edited one by one',
    "const s = document.styleSheets[0]; s?.insertRule('html>*{translate:-300px!important}', 0)",
  ),
  late(
    'a bar that comes and goes',
    "let n = 0; kit.everyFrame(() => kit.style(++n % 2 ? 'overflow-y:scroll' : 'overflow-y:hidden'))",
  ),
  late(
    'the page is narrower than its window',
    "kit.style('width:60vw;overflow:hidden;scrollbar-gutter:stable both-edges')",
  ),
]
