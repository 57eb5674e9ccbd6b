import { type Attack, attacksOf } from '../attack.ts'

const attack = attacksOf('effects and clipping')

const OF_THE_PAGE = [
  'opacity:.01',
  'opacity:.3',
  'opacity:.6',
  'filter:opacity(0)',
  'filter:blur(30px)',
  'filter:brightness(0)',
  'filter:contrast(0)',
  'filter:invert(.5)',
  'filter:drop-shadow(0 0 90px red)',
  'mask-image:linear-gradient(transparent,transparent)',
  'mask:linear-gradient(90deg,#000 10%,transparent 20%)',
  '-webkit-mask-image:radial-gradient(transparent,transparent)',
  'clip-path:inset(0 0 90% 0)',
  'clip-path:circle(10px at 0 0)',
  'clip-path:polygon(0 0,1px 0,1px 1px)',
  'transform:scale(.05)',
  'transform:scale(6)',
  'transform:rotateY(90deg)',
  'transform:translateX(-2000px)',
  'scale:.1',
  'rotate:180deg',
  'translate:-900px 0',
  'perspective:1px;transform:rotateX(89deg)',
  'zoom:.2',
  'zoom:4',
  'contain:strict;width:5px;height:5px',
  'contain:paint;overflow:clip;height:8px',
  'overflow:hidden;width:0;height:0',
  'content-visibility:hidden',
  'visibility:hidden',
  'display:none',
  'opacity:.2;will-change:opacity',
  'backdrop-filter:blur(40px);opacity:.1',
  'position:fixed;inset:100% auto auto 100%',
]
const ON_THE_ELEMENT = [
  'opacity:0!important',
  'filter:opacity(0)!important',
  'clip-path:inset(50%)!important',
  'mask-image:linear-gradient(transparent,transparent)!important',
  'transform:scale(.01)!important',
  'display:none!important',
  'visibility:hidden!important',
  'zoom:.1!important',
  'position:static!important;overflow:hidden!important;width:1px!important;height:1px!important',
]
const AROUND_IT = [
  'mask-image:linear-gradient(transparent,transparent)',
  'opacity:0',
  'overflow:hidden;width:1px;height:1px',
  'transform:translateX(-400px)',
  'clip-path:inset(100%)',
  'content-visibility:hidden',
]

/** Effects on the page as a whole, on the dock's element, and on what that is moved into. */
export const effects: readonly Attack[] = [
  ...OF_THE_PAGE.map((style) => attack(`the page: ${style}`, `kit.bait(at); kit.sheet('html{${style}}')`)),
  ...ON_THE_ELEMENT.map((style) =>
    attack(`written on the element: ${style}`, `kit.bait(at); kit.host().style.cssText = '${style}'`),
  ),
  ...AROUND_IT.map((style) =>
    attack(
      `moved into something with ${style}`,
      `kit.bait(at); kit.make('div', '${style}').moveBefore(kit.host(), null)`,
    ),
  ),
  attack(
    'the element is animated away',
    `kit.bait(at)
     kit.host().animate([{ opacity: 0, transform: 'scale(0)' }], { duration: 1e6, fill: 'forwards' })`,
  ),
  attack(
    'the page fades by an animation',
    `kit.bait(at)
     document.documentElement.animate([{ opacity: 0.01 }, { opacity: 0.02 }], { duration: 1e6, fill: 'both' })`,
  ),
  attack(
    'the element is adopted by another document, and comes back',
    `kit.bait(at)
     const host = kit.host()
     document.implementation.createHTMLDocument('').adoptNode(host)
     document.documentElement.append(host)
     kit.sheet('html>div:last-child{opacity:0!important}')`,
  ),
  attack(
    'its sheet against a layer of the page',
    `kit.bait(at); kit.sheet('@layer a;@layer a{html>div{opacity:0!important;display:none!important}}')`,
  ),
]
