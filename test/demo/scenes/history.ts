import { must } from '../ledger.ts'
import type { Walk } from '../walk.ts'

/** The options page's history of what was just done. */
export async function historyScene({ stage, step, picture }: Walk): Promise<void> {
  const options = await stage.browser.context.newPage()
  await step('Options: the history tells of all four completions', async () => {
    await options.goto(stage.browser.extensionUrl('/options.html#history'))
    const rows = options.getByRole('list', { name: 'Completions' }).locator('> li')
    await rows.nth(3).waitFor()
    must((await rows.count()) === 4, 'the history has more rows than there were completions')
    await options.getByText('Completed as Positive').waitFor()
    await options.getByRole('heading', { name: 'History' }).waitFor()
  })
  await picture('13-options-history', options)
}
