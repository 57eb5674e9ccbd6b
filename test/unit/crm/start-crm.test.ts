import { expect, it } from 'vitest'
import { startCrm } from '#test/sandbox/crm/start-crm.ts'
import { EXAMPLE_PEOPLE } from './example-people.ts'

it('the demo CRM listens on loopback until it is closed', async () => {
  const crm = await startCrm({ people: EXAMPLE_PEOPLE })
  expect(crm.url).toBe(`http://127.0.0.1:${crm.port}`)
  const answer = await fetch(`${crm.url}/api/people/4102`)
  expect(await answer.json()).toMatchObject({ fullName: 'Maya Okafor' })
  await crm.close()
  await expect(fetch(`${crm.url}/contacts`)).rejects.toThrow('fetch failed')
})
