import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddings } from '#test/attacks/families/embedding.ts'
import { attacks as all } from '#test/attacks/families/index.ts'
import { type Ground, openGround } from '#test/attacks/ground.ts'
import { layouts } from '#test/attacks/layouts.ts'
import { tryAttack } from '#test/attacks/try-attack.ts'
import { honestClick, quickClick } from '#test/attacks/try-layout.ts'

/** The sharpest of the attacks that `npm run attacks` tries, a few in each family. */
const SHARPEST = [
  'moved into something with mask-image:linear-gradient(transparent,transparent)',
  'the page: mask-image:linear-gradient(transparent,transparent)',
  'the page: zoom:.2',
  'the element is adopted by another document, and comes back',
  'a popover over the button',
  'a popover over another button: undo',
  'a popover over another button: tick',
  'a popover over another button: hide',
  'the shadow of a small popover',
  'a popover in a closed shadow root',
  'a popover that comes right before the press',
  'a popover in a closed shadow root that goes for one of 6 pictures',
  'a cover that an animation brings while the page’s thread stands still',
  'another tab, which closes as it is pressed',
  'a transition between two views',
  'an animation moves the page, whose thread is blocked',
  'the page is scrolled, drawn by itself',
  'a field that keeps the focus where it is (mousedown): 1',
  'the whole page keeps it, before anybody else hears of it',
  'a frame in a closed shadow root keeps it',
  'Tab from the page’s last field, then 1 and Enter',
]
const EMBEDDED = new Set(['a second frame that is handed a port and a word', 'a frame in a page of another site'])
const HONEST = new Set([
  'a popover of 20 pixels',
  'a page that is nearly opaque',
  'a dark mode that inverts',
  'right to left',
  'a toast that comes 350 ms before the click',
])

const attacks = all.filter(({ name }) => SHARPEST.includes(name))

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.end())

describe('a page that leads a person', () => {
  test('is tried by every one of them', () => {
    expect(attacks.map(({ name }) => name).toSorted()).toEqual(SHARPEST.toSorted())
  })

  test.each(attacks)('gets nothing that was not meant by $name', async (attack) => {
    expect(await tryAttack(ground, attack)).not.toMatch(/UNSEEN/)
  })

  test.each(embeddings.filter(({ name }) => EMBEDDED.has(name)))('gets nothing by $name', async ({ run }) => {
    await ground.again()
    expect(await run(ground)).toBeNull()
  })
})

describe('an ordinary page', () => {
  test.each(layouts.filter(({ name }) => HONEST.has(name)))('lets an honest click count: $name', async (layout) => {
    expect(await honestClick(ground, layout)).toBe('accepted')
  })

  test('has the first click count 600 ms after the dock was opened', async () => {
    expect(await quickClick(ground)).toBe('accepted')
  })
})
