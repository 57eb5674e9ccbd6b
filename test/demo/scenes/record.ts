import { PRIYA } from '../../sandbox/cast/featured-people.ts'
import { completionsAt, untilAnswered } from '../completions.ts'
import { dockOn, pillOf } from '../dock.ts'
import type { Walk } from '../walk.ts'

/** Priya Ramanathan's LinkedIn message, one of her three open tasks. */
const MESSAGE = 184474

/** A record of the demo CRM, reached by in-page navigation: several tasks, one is chosen, done by key, and ends the sequence. */
export async function recordScene({ stage, step, picture, owe }: Walk): Promise<void> {
  const page = await stage.browser.context.newPage()
  await step('demo CRM: the list of contacts, where no single person is meant and no dock shows', async () => {
    await page.goto(`${stage.crm.url}/contacts`)
    await page.getByRole('link', { name: 'Priya Ramanathan' }).first().waitFor()
  })
  await picture('6-crm-list', page)

  const dock = await step(
    'a click on Priya Ramanathan: the record comes without a page load, and the dock with it',
    async () => {
      await page.getByRole('link', { name: 'Priya Ramanathan' }).first().click()
      await page.waitForURL(`${stage.crm.url}/contacts/${PRIYA}`)
      return dockOn(page)
    },
  )
  await step('she has three open tasks: the dock asks which', async () => {
    await pillOf(dock).click()
    await dock.getByRole('list', { name: 'Open tasks' }).getByRole('button').nth(2).waitFor()
  })
  await picture('7-crm-choose', page)

  await step('LinkedIn message, Finish in sequence, Enter: can be undone', async () => {
    await dock
      .getByRole('list', { name: 'Open tasks' })
      .getByRole('button', { name: /LinkedIn message/ })
      .click()
    await dock.getByRole('button', { name: 'Complete task' }).click({ trial: true })
    await dock.getByRole('checkbox', { name: 'Finish in sequence' }).click()
    // The dock asks the page first: the tick comes a moment after the click.
    await dock.getByRole('checkbox', { name: 'Finish in sequence', checked: true }).waitFor()
    await dock.getByRole('button', { name: 'Complete task' }).click({ trial: true })
    await picture('8-crm-dock', page)
    await dock.getByRole('button', { name: 'Complete task' }).press('Enter')
    await dock.getByRole('button', { name: 'Undo' }).waitFor()
  })
  await step('Send now: completed, and her sequence ended', async () => {
    const before = completionsAt(stage.reply).length
    await dock.getByRole('button', { name: 'Send now' }).click()
    await dock.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    await dock.getByText('Finished in Q4 Outbound').waitFor()
    await untilAnswered(stage.reply, before + 1)
    owe({ taskId: MESSAGE, body: '{"finishProspectInSequence":true}' })
  })
  await page.close()
}
