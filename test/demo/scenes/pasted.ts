import { openPopup } from '../../browser/launch.ts'
import { BOS_TASK } from '../../sandbox/cast/featured-tasks.ts'
import { completionsAt, untilAnswered } from '../completions.ts'
import type { Walk } from '../walk.ts'

/** A page about nobody: the task's number is pasted, and the popup closed inside the undo window. */
export async function pastedScene({ stage, step, picture, owe }: Walk): Promise<void> {
  const page = await stage.browser.context.newPage()
  await page.goto(`${stage.crm.url}/companies`)
  const popup = await step('a page about nobody: the popup says so and takes a task ID', async () => {
    const opened = await openPopup(stage.browser, page)
    await opened.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    return opened
  })
  await picture('11-popup-no-task', popup)

  await step(`${BOS_TASK} pasted: Bo Lindqvist's call task`, async () => {
    await popup.getByLabel('Task ID or link').fill(String(BOS_TASK))
    await popup.getByRole('button', { name: 'Find task' }).click()
    await popup.getByRole('heading', { name: 'Bo Lindqvist' }).waitFor()
    await popup.getByRole('button', { name: 'Copy script' }).waitFor()
  })
  await picture('12-popup-pasted', popup)

  await step('Negative, and the popup closed inside the undo window: sent all the same, once', async () => {
    const before = completionsAt(stage.reply).length
    await popup.getByRole('button', { name: 'Negative' }).click()
    await popup.getByRole('button', { name: 'Undo' }).waitFor()
    await popup.close()
    await untilAnswered(stage.reply, before + 1)
    owe({ taskId: BOS_TASK, body: '{"callResolution":2,"finishProspectInSequence":false}' })
  })
  await page.close()
}
