import type { Frame, Page } from 'playwright-core'
import * as z from 'zod/mini'
import { openPopup } from '../browser/launch.ts'
import { dockOn, pillOf } from '../demo/dock.ts'
import { type OpenCalls, openCalls } from '../e2e/open-calls.ts'
import { atMost, figure, median, ms, type Row } from './row.ts'

const ROUNDS = 7
/** What two witnesses may cost an honest click. */
const MOST = 20

const historySchema = z.object({ value: z.array(z.object({ taskId: z.number(), clickedAt: z.number() })) })

/** How long a click takes until it is written down: in the dock, where two witnesses are heard, and in the popup, where none is. */
export async function clickCost(): Promise<Row[]> {
  const calls = await openCalls()
  const { context } = calls.stage.browser
  try {
    const dock: number[] = []
    const popup: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await context.newPage()
      const first = calls.nextCall()
      await page.goto(calls.stage.profileUrl(first.slug))
      const frame = await dockOn(page)
      await pillOf(frame).click()
      dock.push(await clicked(calls, frame, first.task.id))
      const second = calls.nextCall()
      await page.goto(calls.stage.profileUrl(second.slug))
      popup.push(await clicked(calls, await openPopup(calls.stage.browser, page), second.task.id))
      await page.close()
    }
    return [
      figure('from a click in the popup to its being written down', ms(median(popup))),
      atMost('… a click in the dock takes longer by', median(dock) - median(popup), MOST, ms),
    ]
  } finally {
    await calls.stage.end()
  }
}

/** Presses Positive, and gives the milliseconds until the journal began to write it down. */
async function clicked({ options }: OpenCalls, panel: Page | Frame, taskId: number): Promise<number> {
  await panel.evaluate(() => {
    addEventListener('click', () => Object.assign(window, { clickedAt: Date.now() }), { capture: true, once: true })
  })
  await panel.getByRole('button', { name: 'Positive', exact: true }).click()
  await panel.getByRole('button', { name: 'Undo', exact: true }).waitFor()
  const at = await panel.evaluate((): unknown => Reflect.get(window, 'clickedAt'))
  const { value } = historySchema.parse(await options.evaluate("chrome.runtime.sendMessage({ type: 'history.list' })"))
  const record = value.find((one) => one.taskId === taskId)
  return (record?.clickedAt ?? Number.NaN) - Number(at)
}
