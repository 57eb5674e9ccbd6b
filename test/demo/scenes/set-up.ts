import { DEMO_KEY } from '../../sandbox/keys.ts'
import { must } from '../ledger.ts'
import type { Walk } from '../walk.ts'

/** The options page, by hand: consent, API address, key, sites. */
export async function setUpScene({ stage, step, picture }: Walk): Promise<void> {
  const options = await step('Options: agreed, key tested with Reply, LinkedIn and the demo CRM switched on', () =>
    stage.setUp(['LinkedIn', 'Demo CRM']),
  )
  await step('the key was tested by one request, and its field is gone', async () => {
    const asked = stage.reply.journal.find('GET', '/v3/whoami')
    must(asked.length === 1 && asked[0]?.headers['x-api-key'] === DEMO_KEY, 'the key was tested in another way')
    must((await options.getByLabel('API key').count()) === 0, 'the key still stands in its field')
  })
  await options.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded()
  await picture('1-options', options)
  await options.close()
}
