import { openPopup } from '../../browser/launch.ts'
import { TOMAS } from '../../sandbox/cast/featured-people.ts'
import { TOMAS_CALL } from '../../sandbox/cast/featured-tasks.ts'
import { completionsAt, untilAnswered } from '../completions.ts'
import { dockOn } from '../dock.ts'
import type { Walk } from '../walk.ts'

/** The toolbar's own popup over a record that names its Reply task: To call, by key. */
export async function popupScene({ stage, step, picture, owe }: Walk): Promise<void> {
  const page = await stage.browser.context.newPage()
  const popup = await step(
    'demo CRM, record of Tomás Ferreira: the toolbar popup shows the task that the record names',
    async () => {
      await page.goto(`${stage.crm.url}/contacts/${TOMAS}`)
      await dockOn(page)
      const opened = await openPopup(stage.browser, page)
      await opened.getByRole('heading', { name: 'Tomás Ferreira' }).waitFor()
      await opened.getByRole('button', { name: 'Copy script' }).waitFor()
      return opened
    },
  )
  await picture('9-popup', popup)

  await step('key 2, To call, and Send now: completed, with the delivery info', async () => {
    const before = completionsAt(stage.reply).length
    await popup.keyboard.press('2')
    await popup.getByRole('status').filter({ hasText: 'To call' }).waitFor()
    await popup.getByRole('button', { name: 'Send now' }).click()
    await popup.getByRole('status').filter({ hasText: 'Completed as To call' }).waitFor()
    await popup.getByRole('region', { name: 'Delivery info' }).getByRole('link').first().waitFor()
    await untilAnswered(stage.reply, before + 1)
    owe({ taskId: TOMAS_CALL, body: '{"callResolution":1,"finishProspectInSequence":false}' })
  })
  await picture('10-popup-completed', popup)
  await popup.close()
  await page.close()
}
