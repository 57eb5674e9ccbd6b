import { type Attack, attacksOf } from '../attack.ts'

const ofPage = attacksOf('moving')

/** A person aims at the page's own button; the page brings the dock to where it is. */
const AWAY = 'kit.bait({ ...at, x: at.x - 300 })'

const attack = (name: string, page: string, more: { late: string }): Attack =>
  ofPage(name, page, { ...more, deed: { kind: 'press', beside: -300 } })

/** Ways to bring the dock under a pointer, or another button of it than was aimed at. */
export const moving: readonly Attack[] = [
  ...[
    'transform:translateX(-300px)',
    'transform:translate3d(-300px,0,0)',
    'translate:-300px',
    'margin-left:-300px',
    'position:relative;left:-300px',
    'padding-right:300px',
    'will-change:transform;transform:translateX(-300px)',
    'rotate:1deg',
    'scale:1.2',
    'zoom:1.3',
    'direction:rtl',
    'writing-mode:vertical-rl',
    'overflow:scroll;width:60%',
  ].map((style) => attack(`the page moves as the pointer comes: ${style}`, AWAY, { late: `kit.style('${style}')` })),
  attack('the page is scrolled', `kit.make('div', 'height:9000px'); ${AWAY}`, { late: 'scrollTo(0, 4000)' }),
  attack(
    'the page is scrolled, drawn by itself',
    `kit.style('will-change:scroll-position'); kit.make('div', 'height:9000px'); ${AWAY}`,
    { late: 'scrollTo(0, 4000)' },
  ),
  attack('an animation moves the page', AWAY, {
    late: "document.documentElement.animate([{ transform: 'translateX(0)' }, { transform: 'translateX(-600px)' }], { duration: 400, fill: 'forwards' })",
  }),
  attack('an animation moves the page, whose thread is blocked', AWAY, {
    late: "document.documentElement.animate([{ transform: 'translateX(0)' }, { transform: 'translateX(-600px)' }], { duration: 900, fill: 'forwards' }); requestAnimationFrame(() => setTimeout(() => { const end = performance.now() + 700; while (performance.now() < end); }, 20))",
  }),
  attack('an animation moves the element', AWAY, {
    late: "kit.host().animate([{ transform: 'translateX(-300px)' }], { duration: 1e6, fill: 'both' })",
  }),
  attack('the element is moved within the page', AWAY, {
    late: "document.body.moveBefore(kit.host(), null); kit.sheet('body{transform:translateX(-300px)}')",
  }),
  attack('the element is moved to the front', AWAY, {
    late: 'document.documentElement.moveBefore(kit.host(), document.head)',
  }),
  attack('the element is taken away and put back', AWAY, {
    late: 'const h = kit.host(); h.remove(); document.documentElement.append(h)',
  }),
  attack('the element is taken away and put back, over and over', AWAY, {
    late: 'for (let n = 0; n < 9; n++) { const h = kit.host(); h.remove(); document.documentElement.append(h) }',
  }),
  attack('a bar of the page makes it narrower', AWAY, {
    late: "kit.sheet('html{overflow-y:scroll;scrollbar-gutter:stable both-edges}'); kit.make('div', 'height:9000px')",
  }),
  attack('the page’s thread is blocked', AWAY, {
    late: 'setTimeout(() => { const end = performance.now() + 1600; while (performance.now() < end); }, 0)',
  }),
  attack('everything at once', AWAY, {
    late: "kit.style('transform:translate(-300px,-80px) scale(1.1);zoom:1.1'); document.body.animate([{ transform: 'scale(2)' }], 900)",
  }),
]
