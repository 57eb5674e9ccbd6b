import type { CDPSession, Frame, Page } from 'playwright-core'
import * as z from 'zod/mini'
import { chooseUndoWindow } from '../browser/set-up.ts'
import { dockOn, isInPlace, pillOf } from '../demo/dock.ts'
import { type OpenCalls, openCalls } from '../e2e/open-calls.ts'
import type { Aim, Box } from './attack.ts'
import { cleanPage, installKit } from './page-kit.ts'

const BUTTONS: Readonly<Record<Aim, { role: 'button' | 'checkbox' | 'menuitem'; name: string | RegExp }>> = {
  choice: { role: 'button', name: 'Positive' },
  undo: { role: 'button', name: 'Undo' },
  sendNow: { role: 'button', name: 'Send now' },
  tick: { role: 'checkbox', name: 'Finish in sequence' },
  hide: { role: 'menuitem', name: /^Hide on this site/ },
  copy: { role: 'button', name: 'Copy script' },
}

const CHOICE = '[aria-keyshortcuts="1"]'

/** What says of itself that it is ready has been there for half a second; what does not is given as long. */
const STEADY = 600

const completionsSchema = z.object({
  value: z.array(z.object({ id: z.string(), state: z.string(), taskId: z.number() })),
})
const setupSchema = z.object({ value: z.object({ settings: z.object({ dockHiddenOn: z.array(z.string()) }) }) })

/** A page with an open dock, on which attack after attack is tried. */
export type Ground = Awaited<ReturnType<typeof openGround>>

/** Opens it: the production build, a connected rep, the profile of a person with one open call. */
export async function openGround() {
  const { stage, options, nextCall }: OpenCalls = await openCalls()
  await chooseUndoWindow(options, '30 seconds')
  await stage.browser.context.addInitScript(installKit)
  const page: Page = await stage.browser.context.newPage()
  const cdp: CDPSession = await stage.browser.context.newCDPSession(page)
  let person = nextCall()
  let dock: Frame | null = null

  const tell = (message: object) => options.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`)
  const completions = async () =>
    completionsSchema
      .parse(await tell({ type: 'history.list' }))
      .value.filter(({ taskId }) => taskId === person.task.id)
      .map(({ id, state }) => ({ id, state }))
  const frame = (): Frame => {
    if (dock === null) throw new Error('The dock was not opened.')
    return dock
  }
  const button = (aim: Aim, name = BUTTONS[aim].name) => frame().getByRole(BUTTONS[aim].role, { name, exact: true })

  /** The page anew, with a closed dock. */
  async function load(): Promise<void> {
    await page.goto(stage.profileUrl(person.slug))
    await page.bringToFront()
    dock = await dockOn(page)
    await frame()
      .getByRole('button', { name: `Reply task: ${person.name}` })
      .waitFor()
  }

  /** Opens the panel, and waits until it takes choices. */
  async function open(): Promise<void> {
    await isInPlace(frame())
    await pillOf(frame()).click()
    await dropProposal()
    await ready().catch(async (error: Error) => {
      const shown = await frame().evaluate(() => document.body.innerText)
      throw new Error(`The dock takes no choice. It shows:\n${shown}`, { cause: error })
    })
    await page.mouse.move(5, 5)
  }

  /** What an attack has proposed stands on the panel, and on the next one for this tab, until somebody answers it. */
  async function dropProposal(): Promise<void> {
    const cancel = frame().getByRole('button', { name: 'Cancel', exact: true })
    const until = Date.now() + 15_000
    // It can come a moment after the panel itself has.
    while (Date.now() < until && !(await isReady())) {
      if (await cancel.isVisible()) await cancel.click({ timeout: 1000 }).catch(() => undefined)
      await page.waitForTimeout(50)
    }
  }
  const isReady = () =>
    frame().evaluate(
      (selector) => [...document.querySelectorAll(selector)].some((one) => one.ariaDisabled !== 'true'),
      CHOICE,
    )

  /** Until the guard would believe a press: the buttons say so. */
  const ready = (what: 'choice' | 'menuitem' = 'choice') =>
    frame().waitForFunction(
      (selector) => [...document.querySelectorAll(selector)].some((one) => one.ariaDisabled !== 'true'),
      what === 'choice' ? CHOICE : '[role="menuitem"]',
      { timeout: 15_000 },
    )

  async function fresh(): Promise<void> {
    await load()
    await open()
  }

  /** Everything that was done is taken back. True where something was. */
  async function takeBack(): Promise<boolean> {
    const all = await completions()
    const held = all.filter(({ state }) => state === 'held')
    for (const { id } of held) await tell({ type: 'completion.undo', id })
    const isGone = all.some(({ state }) => state !== 'held' && state !== 'cancelled')
    if (isGone) person = nextCall()
    await tell({ type: 'sites.showDock', id: 'linkedin' })
    return held.length > 0 || isGone
  }

  /** As after `fresh`, by cleaning the page where that is enough. */
  async function again(): Promise<void> {
    const old = dock
    const done = await takeBack()
    await page.evaluate(cleanPage).catch(() => undefined)
    const isSame = old !== null && !old.isDetached() && page.frames().includes(old)
    const isOpen =
      isSame &&
      !done &&
      (await button('choice')
        .isVisible()
        .catch(() => false))
    if (!isOpen) return fresh()
    await page.mouse.move(5, 5)
    await dropProposal()
    await ready().catch(fresh)
    // What the last attack has proposed can come even now, and stands in place of the card.
    const isTicked = await button('tick')
      .isChecked({ timeout: 2000 })
      .catch(() => true)
    if (isTicked) await fresh()
  }

  /** Brings the dock to where there is something to press for this aim. */
  async function prepare(aim: Aim): Promise<void> {
    if (aim === 'undo' || aim === 'sendNow') {
      await button('choice').click()
      await button('undo').waitFor()
    }
    if (aim === 'hide') await frame().getByRole('button', { name: 'More', exact: true }).click()
    await button(aim).waitFor()
    await page.mouse.move(5, 5)
    if (aim === 'undo' || aim === 'sendNow') await page.waitForTimeout(STEADY)
    else await ready(aim === 'hide' ? 'menuitem' : 'choice')
  }

  /** Where a button of the dock is in the page. */
  async function boxOf(aim: Aim, name?: string): Promise<Box | null> {
    if (
      !(await button(aim, name)
        .isVisible()
        .catch(() => false))
    )
      return null
    const [outer, inner] = await Promise.all([
      frame()
        .frameElement()
        .then((element) => element.boundingBox()),
      button(aim, name).evaluate(
        (element) => {
          const { x, y, width, height } = element.getBoundingClientRect()
          return { x, y, width, height }
        },
        undefined,
        { timeout: 2000 },
      ),
    ]).catch(() => [null, null])
    return outer === null || inner === null ? null : { ...inner, x: outer.x + inner.x, y: outer.y + inner.y }
  }

  /** Whether what the page wanted has come to pass. */
  async function hasHappened(aim: Aim): Promise<boolean> {
    const states = (await completions()).map(({ state }) => state)
    switch (aim) {
      case 'choice':
        return states.some((state) => state !== 'cancelled')
      case 'undo':
        return !states.some((state) => state !== 'cancelled')
      case 'sendNow':
        return !states.includes('held')
      case 'tick':
        return states.length > 0 && states[0] === 'held'
          ? false
          : button('tick')
              .isChecked({ timeout: 500 })
              .catch(() => false)
      case 'hide':
        return setupSchema.parse(await tell({ type: 'setup.get' })).value.settings.dockHiddenOn.includes('linkedin')
      case 'copy':
        return frame()
          .getByText('Copied')
          .first()
          .isVisible()
          .catch(() => false)
    }
  }

  return {
    stage,
    options,
    page,
    cdp,
    frame,
    load,
    open,
    fresh,
    again,
    takeBack,
    prepare,
    boxOf,
    hasHappened,
    button,
    tell,
    end: () => stage.end(),
  }
}
