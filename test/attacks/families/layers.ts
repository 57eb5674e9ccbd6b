import { attacksOf } from '../attack.ts'

const attack = attacksOf('covering')
const OVER =
  "'left:' + (at.x - 30) + 'px;top:' + (at.y - 30) + 'px;width:' + (at.width + 60) + 'px;height:' + (at.height + 60) + 'px;'"
const BARE = 'inset:auto;margin:0;border:0;padding:0;background:#2b6;pointer-events:none;'
/** A cover as a popover, before it is shown. */
const cover = (tag = 'div', style = BARE) =>
  `const c = kit.make('${tag}', '${style}' + ${OVER}); c.textContent = 'Continue'; c.popover = 'manual';`
const SELECT =
  "const s = kit.make('select', 'position:fixed;left:9px;top:9px'); s.innerHTML = '<option>Continue'; try { s.showPicker() } catch {}"

/** Other ways above the dock, and covers that only the browser's own drawing moves. */
export const layers = [
  attack(
    'a field’s own list of choices, drawn by the page',
    `kit.sheet('select,::picker(select){appearance:base-select}::picker(select){position:fixed;inset:0;width:100%;height:100%;background:#fff;pointer-events:none;border:0}'); ${SELECT}`,
  ),
  attack(
    'a field’s own list of choices, open again and again',
    `kit.sheet('select,::picker(select){appearance:base-select}::picker(select){position:fixed;inset:0;width:100%;height:100%;background:#fff;pointer-events:none;border:0}'); ${SELECT}; kit.everyFrame(() => { if (!s.matches(':open')) try { s.showPicker() } catch {} })`,
  ),
  attack(
    'something that fills the screen',
    `const f = kit.make('div', 'background:#fff;pointer-events:none'); f.textContent = 'Continue'; f.requestFullscreen().catch(() => undefined)`,
    { wait: 1200 },
  ),
  attack(
    'the page fills the screen, and something in it',
    `document.documentElement.requestFullscreen().then(() => { ${cover()} c.showPopover() }, () => { ${cover()} c.showPopover() })`,
    { wait: 1200 },
  ),
  attack(
    'a frame of the page, over the button',
    `${cover('iframe')} c.srcdoc = '<body style="background:%232b6">Continue'; c.showPopover()`,
  ),
  attack(
    'a popover within a popover',
    `const o = kit.make('div', 'left:0;top:0;inset:auto;margin:0'); o.popover = 'manual'; o.showPopover(); ${cover()} o.append(c); c.showPopover()`,
  ),
  attack(
    'what is fixed within a small popover',
    `const o = kit.make('div', 'inset:auto;left:0;top:0;margin:0;overflow:visible'); o.popover = 'manual'; const i = document.createElement('p'); i.style.cssText = 'position:fixed;inset:0;background:#fff;pointer-events:none;margin:0'; i.textContent = 'Continue'; o.append(i); o.showPopover()`,
  ),
  attack(
    'a popover that is put beside another by an anchor',
    `kit.sheet('.c{position:fixed;position-anchor:--b;inset:auto;left:anchor(left);top:anchor(top);width:anchor-size(width);height:anchor-size(height);background:#2b6;pointer-events:none;border:0;margin:0}'); const b = kit.bait(at, 'anchor-name:--b'); const c = kit.make('div'); c.className = 'c'; c.popover = 'manual'; c.showPopover()`,
  ),
  attack(
    'a cover that an animation hides for one of six pictures',
    `kit.sheet('@keyframes f{0%,15%{visibility:hidden}16%,100%{visibility:visible}}'); ${cover()} c.style.animation = 'f .1s step-end infinite'; c.showPopover()`,
  ),
  attack(
    'a cover that an animation moves away for one of six pictures',
    `kit.sheet('@keyframes f{0%,15%{translate:-200vw}16%,100%{translate:0}}'); ${cover()} c.style.animation = 'f .1s step-end infinite'; c.showPopover()`,
  ),
  attack(
    'a cover that fades in slowly, once the page is shown',
    `kit.sheet('.c{opacity:1;transition:opacity 3s;transition-behavior:allow-discrete}@starting-style{.c{opacity:0}}'); ${cover()} c.className = 'c'; c.showPopover()`,
  ),
  attack(
    'a cover that grows by itself',
    `kit.sheet(':root{interpolate-size:allow-keywords}@keyframes g{from{height:0}}'); ${cover()} c.style.animation = 'g 2s'; c.showPopover()`,
  ),
  attack(
    'a cover that turns up by scrolling',
    `kit.sheet('@keyframes f{from{translate:-200vw}to{translate:0}}'); kit.make('div', 'height:9000px'); ${cover()} c.style.cssText += ';animation:f linear both;animation-timeline:scroll(root)'; c.showPopover(); scrollTo(0, 9000)`,
    { late: 'scrollTo(0, 99999)' },
  ),
  attack(
    'a cover that an animation brings while the page’s thread stands still',
    `const c = kit.make('div', '${BARE}will-change:transform;' + ${OVER}); c.id = 'still'; c.textContent = 'Continue'; c.style.transform = 'translateX(-200vw)'; c.popover = 'manual'; c.showPopover()`,
    {
      wait: 1500,
      unpictured: true,
      late: "const c = document.getElementById('still'); c.animate([{ transform: 'none' }, { transform: 'none', offset: .9 }, { transform: 'translateX(-200vw)' }], { duration: 900 }); requestAnimationFrame(() => requestAnimationFrame(() => { const end = performance.now() + 850; while (performance.now() < end); }))",
    },
  ),
  attack(
    'a cover below which the dock was, until right before the press',
    `kit.sheet('#under{transition:none}'); ${cover()} c.id = 'under'; c.showPopover()`,
    { late: "document.getElementById('under').style.height = '0'" },
  ),
  attack('another tab, which closes as it is pressed', "window.other = open('about:blank')", {
    wait: 1500,
    unpictured: true,
    late: 'window.other?.close()',
  }),
]
