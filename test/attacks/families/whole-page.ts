import { attacksOf } from '../attack.ts'

const attack = attacksOf('effects and clipping')
const page = (name: string, sheet: string, more = '') =>
  attack(name, `kit.bait(at); kit.sheet(${JSON.stringify(sheet)}); ${more}`)

/** What newer rules can do to a page as a whole. */
export const wholePage = [
  page('the page mixes with what is behind it', 'html{mix-blend-mode:difference;background:#fff}'),
  page('the page filters what is behind it', 'html{backdrop-filter:blur(60px)}'),
  page(
    'the page fades by scrolling',
    '@keyframes f{to{opacity:0}}html{animation:f linear both;animation-timeline:scroll()}body{height:9000px}',
    'scrollTo(0, 9000)',
  ),
  page('the page is inert by a rule', 'html{interactivity:inert}'),
  page('every backdrop is white', '::backdrop,:popover-open::backdrop{background:#fff!important;opacity:1!important}'),
  page(
    'every popover is gone',
    ':popover-open,[popover]{opacity:0!important;display:none!important;translate:-100vw!important}',
  ),
  page(
    'every frame is gone',
    'iframe,html>div *{opacity:0!important;visibility:hidden!important;pointer-events:none!important}',
  ),
  page(
    'what is behind the element is drawn before it',
    'html>div::before,html>div::after{content:"Continue";position:fixed;inset:0;background:#fff;z-index:2147483647;pointer-events:none}',
  ),
  page(
    'a change of every property takes a long time',
    '*,::before,::after{transition:all 9s 1s!important;animation:none!important}html{opacity:.4}',
  ),
  page(
    'a scheme is forced upon it',
    ':root,:root *{color-scheme:only dark!important;forced-color-adjust:none!important;color:#fff!important;background:#fff!important}',
  ),
  page(
    'the page is contained, and drawn elsewhere',
    'html{contain:strict;height:40px;content-visibility:auto;contain-intrinsic-size:1px}',
  ),
  page('a path to move along', 'html{offset-path:path("M0 0L900 900");offset-distance:100%}'),
]
