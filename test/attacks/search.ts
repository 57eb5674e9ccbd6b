import { type Draw, drawFrom, randomSource } from '../faults/draw.ts'
import type { Ground } from './ground.ts'
import { isSeen, picture } from './seen.ts'
import { inPage, type Outcome } from './try-attack.ts'

/** One step of a page that knows our code, as script: what is drawn for it is written into it. */
type Step = (draw: Draw) => string

const number = (draw: Draw, least: number, most: number) => draw.between(least, most)
const choose = <Value>(draw: Draw, of: readonly [Value, ...Value[]]): Value => of[draw.below(of.length)] ?? of[0]

const EFFECTS = [
  'opacity:.05',
  'opacity:.5',
  'opacity:.95',
  'filter:blur(9px)',
  'filter:invert(1)',
  'filter:opacity(.1)',
  'transform:scale(.3)',
  'transform:translateX(-120px)',
  'transform:rotate(90deg)',
  'zoom:.3',
  'zoom:1.2',
  'zoom:3',
  'clip-path:inset(0 0 70% 0)',
  'mask-image:linear-gradient(transparent,#000)',
  'translate:0 -90px',
  'scale:2',
  'contain:paint',
  'visibility:hidden',
  'perspective:40px',
  'overflow:clip;height:40px',
  'will-change:transform',
  'direction:rtl',
  'content-visibility:hidden',
  'margin:80px',
  'padding:60px',
  'position:relative;left:-70px',
] as const

const steps: readonly [Step, ...Step[]] = [
  (draw) => `kit.style('${choose(draw, EFFECTS)}')`,
  () => `document.documentElement.removeAttribute('style')`,
  (draw) => `document.body.style.cssText += '${choose(draw, EFFECTS)}'`,
  (draw) => `kit.host().style.cssText = '${choose(draw, EFFECTS)}'`,
  (draw) => `kit.make('div', '${choose(draw, EFFECTS)}').moveBefore(kit.host(), null)`,
  () => 'const h = kit.host(); h.remove(); document.documentElement.append(h)',
  (draw) =>
    `kit.host().animate([{ opacity: 0 }, { transform: 'translateX(-90px)' }], { duration: ${number(draw, 50, 2000)} })`,
  (draw) =>
    `document.documentElement.animate([{ transform: 'none' }, { transform: 'translateX(-${number(draw, 20, 400)}px)' }], { duration: ${number(draw, 50, 1500)}, fill: 'forwards' })`,
  (draw) =>
    `const c = kit.make('div', 'margin:0;border:0;inset:auto;left:' + (at.x - ${number(draw, -30, 60)}) + 'px;top:' + (at.y - ${number(draw, -30, 60)}) + 'px;width:${number(draw, 4, 300)}px;height:${number(draw, 4, 200)}px;background:#2b6;pointer-events:none'); c.popover = 'manual'; c.showPopover()`,
  (draw) =>
    `const c = kit.make('div', 'margin:0;border:0;inset:auto;left:0;top:0;width:9px;height:9px;box-shadow:0 0 0 ${number(draw, 1, 3000)}px #fff;pointer-events:none'); c.popover = '${choose(draw, ['manual', 'auto', 'hint'] as const)}'; c.showPopover()`,
  () => `for (const c of document.querySelectorAll('[popover]')) c.hidePopover()`,
  () => `for (const c of document.querySelectorAll('[popover]')) { c.hidePopover(); c.showPopover() }`,
  () => `kit.sheet('[popover]::backdrop{background:#fff;pointer-events:none}')`,
  (draw) =>
    `const c = document.querySelector('[popover]'); let n = 0; if (c) kit.everyFrame(() => { n++; if (n % ${number(draw, 2, 30)} === 0) c.hidePopover(); else if (n % 3 === 0 && !c.matches(':popover-open')) c.showPopover() })`,
  (draw) => `kit.bait({ ...at, x: at.x - ${number(draw, 0, 300)} }, 'z-index:2147483647;pointer-events:none')`,
  () => 'document.documentElement.append(kit.bait(at, "z-index:2147483647;pointer-events:none"))',
  () =>
    `kit.sheet('html::after{content:"";position:fixed;inset:0;z-index:2147483647;background:#fff;pointer-events:none}')`,
  () => `const d = kit.make('dialog'); d.showModal()`,
  () => `for (const d of document.querySelectorAll('dialog')) d.close()`,
  () => 'document.documentElement.inert = !document.documentElement.inert',
  (draw) => `kit.make('div', 'height:9000px'); scrollTo(0, ${number(draw, 0, 4000)})`,
  (draw) => `const end = performance.now() + ${number(draw, 20, 900)}; while (performance.now() < end);`,
  () =>
    `kit.sheet('::view-transition{background:#fff;pointer-events:none}::view-transition-group(root){animation-duration:3s}'); document.startViewTransition(() => undefined)`,
  () => `addEventListener('pointerdown', (e) => { e.preventDefault(); e.stopImmediatePropagation() }, true)`,
  () => `kit.make('input', 'position:fixed;left:9px;top:9px').focus()`,
]

/** What a page does, and what the person does then. */
export type Plan = { script: string[]; waits: number[]; deed: 'press' | 'key'; presses: boolean }

/** The plan of a trial: the same for the same seed. */
export function planOf(seed: number, trial: number): Plan {
  const draw = drawFrom(randomSource(seed, trial))
  const count = number(draw, 1, 5)
  const script = Array.from({ length: count }, () => choose(draw, steps)(draw))
  const waits = Array.from({ length: count }, () => choose(draw, [0, 0, 20, 80, 200, 450, 700]))
  return { script, waits, deed: draw.chance(0.8) ? 'press' : 'key', presses: draw.chance(0.5) }
}

/**
 * Tries a random combination of steps against a judge that looks at pixels alone: was the button there, whole, as a person
 * saw it, half a second before the press and at it? What is pressed is the finish tick, judged as a choice is and taken back
 * by a second press; a key is one that would choose.
 */
export async function tryPlan(ground: Ground, plan: Plan): Promise<Outcome> {
  const { page } = ground
  await ground.again()
  const aim = plan.deed === 'press' ? 'tick' : 'choice'
  const at = await ground.boxOf(aim)
  if (at === null) return 'nothing'
  const known = await picture(ground, at)
  const looks: { at: number; data: string }[] = []
  const look = async () => looks.push({ at: performance.now(), data: await picture(ground, at).catch(() => '') })
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2)
  await look()
  for (const [index, script] of plan.script.entries()) {
    await inPage(ground, `try { ${script} } catch {}`, at).catch(() => undefined)
    await page.waitForTimeout(plan.waits[index] ?? 0)
    await look()
  }
  const pressed = performance.now()
  await press(ground, plan)
  await page.waitForTimeout(120)
  if (!(await ground.hasHappened(aim))) return 'nothing'
  const before = looks.findLast(({ at: when }) => pressed - when >= 450)
  const since = looks.filter((one) => one === before || pressed - one.at < 450)
  const pictures = before === undefined ? [...since] : since
  for (const one of pictures) if (!(await isSeen(ground, known, one.data))) return 'UNSEEN'
  return 'seen'
}

async function press({ page }: Ground, { deed, presses }: Plan): Promise<void> {
  if (deed === 'press') {
    await page.mouse.down()
    return page.mouse.up()
  }
  if (presses) await page.mouse.click(200, 300)
  await page.keyboard.press('1')
}
