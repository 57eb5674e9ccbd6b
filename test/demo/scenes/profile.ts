import { MAYAS_CALL } from '../../sandbox/cast/featured-tasks.ts'
import { completionsAt, untilAnswered } from '../completions.ts'
import { dockOn, pillOf } from '../dock.ts'
import { must } from '../ledger.ts'
import type { Walk } from '../walk.ts'

/** A call task on a LinkedIn profile: Positive in the dock, the undo window to its end, Reply's answer. */
export async function profileScene({ stage, step, picture, owe }: Walk): Promise<void> {
  const { reply } = stage
  const page = await stage.browser.context.newPage()
  const dock = await step('LinkedIn, profile of Maya Okafor: her open call task is there, as a pill', async () => {
    await page.goto(stage.profileUrl('maya-okafor'))
    return dockOn(page)
  })
  await picture('2-profile-pill', page)

  await step('opened: who, what, when, the script, the number', async () => {
    await pillOf(dock).click()
    await dock.getByRole('heading', { name: 'Maya Okafor' }).waitFor()
    await dock.getByText('Ask how Northwind Freight plans the winter peak').waitFor()
    await dock.getByRole('link', { name: '+1 415 555 0132' }).waitFor()
    // Waits until the dock takes presses at their word.
    await dock.getByRole('button', { name: 'Positive' }).click({ trial: true })
  })
  await picture('3-profile-dock', page)

  await step('Positive: chosen, can be undone, and nothing was sent', async () => {
    await dock.getByRole('button', { name: 'Positive' }).click()
    await dock.getByRole('status').filter({ hasText: 'Positive' }).waitFor()
    await dock.getByRole('button', { name: 'Undo' }).waitFor()
    must(completionsAt(reply).length === 0, 'it was sent before the undo window ended')
  })
  await picture('4-profile-undo', page)

  await step('after the undo window: completed, with the delivery info that Reply answered', async () => {
    await dock.getByRole('status').filter({ hasText: 'Completed as Positive' }).waitFor()
    const info = dock.getByRole('region', { name: 'Delivery info' })
    await info.getByRole('link', { name: '+1 415 555 0132' }).waitFor()
    await untilAnswered(reply, 1)
    owe({ taskId: MAYAS_CALL, body: '{"callResolution":0,"finishProspectInSequence":false}' })
  })
  await picture('5-profile-completed', page)
  await page.close()
}
