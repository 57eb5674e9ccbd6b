/** An ordinary page: what it does before an honest click, which must count. */
export type Layout = { name: string; page: string }

const layout = (name: string, page: string): Layout => ({ name, page })
const styled = (name: string, sheet: string): Layout => layout(name, `kit.sheet(${JSON.stringify(sheet)})`)
const added = (name: string, tag: string, style: string, more = ''): Layout =>
  layout(name, `const e = kit.make('${tag}', ${JSON.stringify(style)}); e.textContent = 'Saved'; ${more}`)
const popover = (name: string, style: string, kind = 'manual', more = ''): Layout =>
  added(name, 'div', `margin:0;inset:auto;${style}`, `e.popover = '${kind}'; ${more} e.showPopover()`)

const CORNER = 'left:12px;top:12px;width:20px;height:20px'

/** What happens right before the click, or all the time. */
const lively: readonly Layout[] = [
  ...[150, 350, 600].map((before) =>
    layout(
      `a toast that comes ${before} ms before the click`,
      `const e = kit.make('div', 'margin:0;inset:auto;left:16px;top:16px'); e.popover = 'manual'; e.textContent = 'Saved'; setTimeout(() => e.isConnected && e.showPopover(), ${900 - before})`,
    ),
  ),
  layout(
    'a toast that goes right before the click',
    "const e = kit.make('div', 'margin:0;inset:auto;left:16px;top:16px'); e.popover = 'manual'; e.textContent = 'Saved'; e.showPopover(); setTimeout(() => e.isConnected && e.hidePopover(), 700)",
  ),
  layout(
    'a toast that comes again and again',
    "const e = kit.make('div', 'margin:0;inset:auto;left:16px;top:16px'); e.popover = 'manual'; e.textContent = 'Saved'; let n = 0; kit.everyFrame(() => { n++; if (n % 90 === 1) e.showPopover(); if (n % 90 === 60) e.hidePopover() })",
  ),
  layout(
    'a hint that is put beside a field by an anchor',
    "kit.sheet('.hint{position-anchor:--f;position:fixed;inset:auto;left:anchor(right);top:anchor(top);margin:0}'); kit.make('input', 'anchor-name:--f;position:fixed;left:30px;top:80px'); const e = kit.make('div'); e.className = 'hint'; e.popover = 'hint'; e.textContent = 'Ten letters'; e.showPopover()",
  ),
  layout('a page that fills the screen', 'document.documentElement.requestFullscreen().catch(() => undefined)'),
  layout('a window that is made narrower by a pane', "kit.sheet('html{margin-right:300px}')"),
  layout(
    'a pane that can be dragged wider',
    "kit.make('aside', 'resize:horizontal;overflow:auto;width:300px;height:200px;background:#eee')",
  ),
  layout(
    'a page that is busy now and then',
    'let n = 0; kit.everyFrame(() => { const end = performance.now() + 120; if (++n % 24 === 0) while (performance.now() < end); })',
  ),
  layout(
    'a list of choices that was open',
    "const s = kit.make('select'); s.innerHTML = '<option>One<option>Two'; s.value = 'Two'; s.focus(); s.blur()",
  ),
  layout('a field for dates', "kit.make('input').type = 'date'"),
  layout(
    'details that are open',
    "const d = kit.make('details'); d.innerHTML = '<summary>More</summary>Less'; d.open = true",
  ),
  layout(
    'a page with a thousand shadow roots',
    "for (let n = 0; n < 1000; n++) kit.make('div').attachShadow({ mode: n % 2 ? 'open' : 'closed' }).append('x')",
  ),
  layout(
    'a page whose address changes',
    "history.replaceState(null, '', location.pathname + '?tab=' + Math.round(Math.random() * 9))",
  ),
  styled('an animation of the page as it comes', '@keyframes in{from{opacity:.92}}html{animation:in .4s}'),
  styled('colours that are forced', ':root{forced-color-adjust:none;color-scheme:light dark;accent-color:red}'),
  styled('a page that reserves its room', 'html{contain-intrinsic-size:auto 900px}body>*{content-visibility:auto}'),
]

const still: readonly Layout[] = [
  layout('a page as it is', ''),
  popover('a popover of 20 pixels', CORNER),
  popover('an automatic popover', CORNER, 'auto'),
  popover('a hint', CORNER, 'hint'),
  popover('a wide toast at the top', 'left:20%;top:0;width:60%;height:48px'),
  popover('a toast at the bottom left', 'left:16px;bottom:16px;width:260px;height:60px'),
  popover('a menu in the middle', 'left:200px;top:150px;width:220px;height:180px', 'auto'),
  popover('a popover with a shadow', `${CORNER};box-shadow:0 4px 30px #0006`),
  popover(
    'a popover with a faint backdrop of nothing',
    CORNER,
    'manual',
    "kit.sheet('[popover]::backdrop{background:transparent}');",
  ),
  popover('a see-through popover', `${CORNER};opacity:.4`),
  popover('a popover that lets the pointer through', `${CORNER};pointer-events:none`),
  layout(
    'three popovers',
    "for (const n of [0, 1, 2]) { const e = kit.make('div', `margin:0;inset:auto;left:${20 + 90 * n}px;top:12px`); e.popover = 'manual'; e.textContent = 'Saved'; e.showPopover() }",
  ),
  layout(
    'a popover in a shadow root',
    "const r = kit.make('div').attachShadow({ mode: 'open' }); const e = document.createElement('div'); e.style.cssText = 'margin:0;inset:auto;left:9px;top:9px'; e.popover = 'manual'; e.textContent = 'Saved'; r.append(e); e.showPopover()",
  ),
  layout(
    'a popover in a closed shadow root',
    "const r = kit.make('div').attachShadow({ mode: 'closed' }); const e = document.createElement('div'); e.style.cssText = 'margin:0;inset:auto;left:9px;top:9px'; e.popover = 'manual'; e.textContent = 'Saved'; r.append(e); e.showPopover()",
  ),
  layout(
    'a popover that has gone',
    "const e = kit.make('div', 'margin:0'); e.popover = 'manual'; e.showPopover(); setTimeout(() => e.hidePopover(), 50)",
  ),
  layout('a dialog that is not modal', "kit.make('dialog', 'top:40px').show()"),
  layout('a modal dialog that was closed', "const d = kit.make('dialog'); d.showModal(); d.close()"),
  added(
    'a toast',
    'div',
    'position:fixed;top:16px;right:16px;padding:12px 20px;background:#222;color:#fff;z-index:9999',
  ),
  added(
    'a toast with the highest place',
    'div',
    'position:fixed;top:16px;right:16px;padding:12px;background:#222;z-index:2147483647',
  ),
  added(
    'a chat button with the highest place, under the dock',
    'div',
    'position:fixed;bottom:20px;right:20px;width:60px;height:60px;border-radius:50%;background:#06f;z-index:2147483647',
  ),
  added(
    'a banner for cookies across the bottom',
    'div',
    'position:fixed;inset:auto 0 0 0;height:140px;background:#eee;z-index:2147483646',
  ),
  added('a see-through layer over the page', 'div', 'position:fixed;inset:0;background:#0003;z-index:99999'),
  added(
    'a layer that lets the pointer through',
    'div',
    'position:fixed;inset:0;pointer-events:none;z-index:2147483647',
  ),
  layout(
    'an element after the page’s end',
    "document.documentElement.append(kit.make('div', 'position:fixed;left:0;top:0;width:9px;height:9px'))",
  ),
  styled('a dark mode that inverts', 'html{filter:invert(1) hue-rotate(180deg);background:#fff}'),
  styled(
    'a dark mode that inverts and dims',
    'html{filter:invert(.9) hue-rotate(180deg) brightness(.95) contrast(.9)}',
  ),
  styled('a dark mode by colours', 'html{color-scheme:dark;background:#111;color:#eee}'),
  styled('a light scheme that is forced', 'html{color-scheme:only light}'),
  styled('a night mode', 'html{filter:sepia(.4) brightness(.8)}'),
  styled('a grey mode', 'html{filter:grayscale(1)}'),
  styled('a filter that does nothing', 'html{filter:blur(0) saturate(1)}'),
  styled('a page that is nearly opaque', 'html{opacity:.99}'),
  styled('a page that is faded in', 'html{opacity:1;transition:opacity .3s}'),
  styled('a body that is faded', 'body{opacity:.7}'),
  styled('a body that is inverted', 'body{filter:invert(1)}'),
  styled('a body that is moved', 'body{transform:translateX(40px)}'),
  styled('a body that is scaled', 'body{transform:scale(.98);transform-origin:top}'),
  styled('a body with a perspective', 'body{perspective:800px;transform-style:preserve-3d}'),
  styled('a body with a clip', 'body{clip-path:inset(0 round 12px)}'),
  styled('a body with a mask', 'body{mask-image:linear-gradient(#000,#000 90%,transparent)}'),
  styled('a body that contains everything', 'body{contain:strict;height:100vh;width:100vw}'),
  styled('a body that scrolls by itself', 'html,body{height:100%;overflow:hidden}body{overflow:auto}'),
  styled('a page that is zoomed by its sheet', 'html{zoom:1.25}'),
  styled('a page that is made smaller by its sheet', 'html{zoom:.8}'),
  styled('a body that is zoomed', 'body{zoom:1.5}'),
  styled('a small root font', 'html{font-size:10px}'),
  styled('a large root font', 'html{font-size:150%}'),
  styled('a transform that does nothing', 'html{transform:translateZ(0)}'),
  styled('a promise to change', 'html,body{will-change:transform}'),
  styled('a page that contains its layout', 'html{contain:layout;container-type:inline-size}'),
  styled('smooth scrolling with a gutter', 'html{scroll-behavior:smooth;scrollbar-gutter:stable;overflow-y:scroll}'),
  layout('right to left', "document.documentElement.dir = 'rtl'"),
  layout(
    'right to left, long enough to scroll',
    "document.documentElement.dir = 'rtl'; kit.make('div', 'height:6000px'); kit.sheet('html{overflow-y:scroll}')",
  ),
  styled('lines from top to bottom', 'body{writing-mode:vertical-rl}'),
  added('a head that sticks', 'header', 'position:sticky;top:0;height:60px;background:#fafafa;z-index:100'),
  layout('a page that was scrolled', "kit.make('div', 'height:9000px'); scrollTo(0, 3000)"),
  layout(
    'a page that is scrolled all the time',
    "kit.make('div', 'height:90000px'); kit.everyFrame((time) => scrollTo(0, time % 5000))",
  ),
  added(
    'an animation without end',
    'div',
    'width:40px;height:40px;background:#c33',
    "e.animate([{ transform: 'rotate(0)' }, { transform: 'rotate(360deg)' }], { duration: 900, iterations: Infinity })",
  ),
  layout(
    'a body that breathes',
    "document.body.animate([{ transform: 'scale(1)' }, { transform: 'scale(1.01)' }], { duration: 700, iterations: Infinity, direction: 'alternate' })",
  ),
  layout(
    'a page that draws itself anew all the time',
    "const e = kit.make('ul'); kit.everyFrame(() => { e.replaceChildren(...Array.from({ length: 40 }, (_, n) => Object.assign(document.createElement('li'), { textContent: n }))) })",
  ),
  layout(
    'two panes side by side',
    "kit.sheet('body{display:grid;grid-template-columns:1fr 1fr;height:100vh;margin:0}body>*{overflow:auto}'); kit.make('aside', 'background:#f4f4f4')",
  ),
  layout('a film in the page', "kit.make('video', 'width:400px;height:200px;background:#000')"),
  layout(
    'frames of the page',
    "for (const n of [1, 2]) { const f = kit.make('iframe', 'width:300px;height:150px'); f.srcdoc = '<p>A frame of the page' }",
  ),
  layout('marks on every element', "for (const e of document.querySelectorAll('*')) e.setAttribute('data-seen', '1')"),
  layout(
    'names for who cannot see, on every element',
    "for (const e of document.documentElement.children) e.setAttribute('aria-live', 'off')",
  ),
  layout(
    'a view transition that is over',
    'return document.startViewTransition?.(() => undefined).finished.then(() => undefined)',
  ),
]

/** Ordinary pages: those that stand still, and those on which something happens. */
export const layouts: readonly Layout[] = [...still, ...lively]
