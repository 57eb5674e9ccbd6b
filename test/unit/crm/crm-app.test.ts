import { describe, expect, it } from 'vitest'
import { type CrmOptions, createCrm } from '#test/sandbox/crm/crm-app.ts'
import type { ActivityItem, DealRecord, DealRow, Page, PersonRecord, PersonRow } from '#test/sandbox/crm/wire.ts'
import { EXAMPLE_PEOPLE } from './example-people.ts'

const open = async (options: Partial<CrmOptions> = {}) => {
  const { app } = await createCrm({ people: EXAMPLE_PEOPLE, ...options })
  return {
    get: (path: string) => app.request(path),
    post: (path: string, body: string) => app.request(path, { method: 'POST', body }),
    async json<Value>(path: string): Promise<Value> {
      const value: Value = await (await app.request(path)).json()
      return value
    },
  }
}

describe('the pages of the demo CRM', () => {
  it.each(['/contacts', '/contacts/4102', '/deals', '/deals/501', '/companies'])('%s is one document', async (path) => {
    const answer = await (await open()).get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.text()).toContain('<script type="module" src="/assets/crm/main.ts">')
  })

  it('every module and style that the pages name is served in a form that a browser runs', async () => {
    const crm = await open()
    const document = await (await crm.get('/contacts')).text()
    const waiting = [...document.matchAll(/"(\/assets\/crm\/[^"]+)"/g)].map(([, path = '']) => path)
    const seen = new Set<string>()
    for (const path of waiting) {
      if (seen.has(path)) continue
      seen.add(path)
      const answer = await crm.get(path)
      expect({ path, status: answer.status }).toEqual({ path, status: 200 })
      if (!path.endsWith('.ts')) continue
      expect(answer.headers.get('content-type')).toContain('text/javascript')
      const code = await answer.text()
      expect(code).not.toMatch(/^\s*(?:import type|interface) /m)
      for (const [, from = ''] of code.matchAll(/from "([^"]+)"/g)) {
        waiting.push(new URL(from, `http://crm.example${path}`).pathname)
      }
    }
    expect([...seen].filter((path) => path.endsWith('.ts')).length).toBeGreaterThan(10)
  })

  it('an address that the CRM does not have is a 404 with the same document', async () => {
    const answer = await (await open()).get('/nowhere')
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('main.ts')
  })

  it('no address leads out of the served folder', async () => {
    expect((await (await open()).get('/assets/crm/..%2Fstart-crm.ts')).status).toBe(404)
  })

  it('the strict policy and the embedder policy are sent when they are asked for, and only then', async () => {
    const plain = await (await open()).get('/contacts')
    expect(plain.headers.get('content-security-policy')).toBeNull()
    expect(plain.headers.get('cross-origin-embedder-policy')).toBeNull()
    const strict = await (await open({ csp: 'strict', coep: true })).get('/contacts')
    expect(strict.headers.get('content-security-policy')).toContain(
      "require-trusted-types-for 'script'; trusted-types 'none'",
    )
    expect(strict.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(await strict.text()).not.toMatch(/<style|<script(?![^>]* src=)| style=| on\w+=/)
  })
})

describe('the contacts', () => {
  it('are found by every word, whatever the case and accents', async () => {
    const crm = await open()
    const names = async (query: string) => {
      const page = await crm.json<Page<PersonRow>>(`/api/people?${new URLSearchParams({ q: query })}`)
      return page.rows.map((row) => row.fullName)
    }
    expect(await names('TOMAS')).toEqual(['Tomás Ferreira'])
    expect(await names('northwind lisbon')).toEqual(['Tomás Ferreira'])
    expect(await names('4155550132')).toEqual(['Maya Okafor'])
    expect(await names('حداد')).toEqual(['ليلى حداد'])
    expect(await names('nobody at all')).toEqual([])
  })

  it('come a page at a time, and a page number beyond the end gives the last page', async () => {
    const people = Array.from({ length: 60 }, (_, index) => ({ ...firstPerson(), contactId: index + 1 }))
    const crm = await open({ people })
    const second = await crm.json<Page<PersonRow>>('/api/people?page=2')
    expect(second).toMatchObject({ total: 60, page: 2, pageSize: 25 })
    expect(second.rows.map((row) => row.contactId)).toEqual(Array.from({ length: 25 }, (_, index) => index + 26))
    expect(await crm.json<Page<PersonRow>>('/api/people?page=99')).toMatchObject({ page: 3 })
    expect(await crm.json<Page<PersonRow>>('/api/people?page=x')).toMatchObject({ page: 1 })
  })

  it('name their Reply task only where there is one', async () => {
    const crm = await open()
    expect(await crm.json<PersonRecord>('/api/people/4102')).toMatchObject({
      replyTaskId: 184467,
      nextStep: 'Next step with Maya: Reply task #184467',
    })
    expect(await crm.json<PersonRecord>('/api/people/4103')).toMatchObject({ replyTaskId: 184468, nextStep: null })
    expect(await crm.json<PersonRecord>('/api/people/4105')).toMatchObject({ replyTaskId: null, nextStep: null })
  })

  it('have around them other people, whose addresses are not theirs', async () => {
    const maya = await (await open()).json<PersonRecord>('/api/people/4102')
    expect(maya.related.map((row) => row.fullName)).toEqual(['Jonas Weber', 'Tomás Ferreira'])
    const addresses = maya.activity.flatMap((item) => item.others.map((other) => other.email))
    expect(addresses).toContain('jonas.weber@northwindfreight.example')
    expect(addresses).not.toContain(maya.email)
  })

  it('keep a note that was written, above the rest', async () => {
    const crm = await open()
    const answer = await crm.post('/api/people/4102/notes', ' Call her on Monday. ')
    expect(answer.status).toBe(200)
    const { activity } = await crm.json<PersonRecord>('/api/people/4102')
    expect(activity[0]).toMatchObject({ kind: 'note', body: 'Call her on Monday.' } satisfies Partial<ActivityItem>)
    expect((await crm.post('/api/people/4102/notes', '  ')).status).toBe(422)
    expect((await crm.post('/api/people/1/notes', 'To whom?')).status).toBe(404)
  })

  it('answer 404 when there is no such record', async () => {
    const crm = await open()
    expect((await crm.get('/api/people/1')).status).toBe(404)
    expect((await crm.get('/api/deals/1')).status).toBe(404)
  })
})

describe('the deals', () => {
  it('each name two different people', async () => {
    const crm = await open()
    const deals = await crm.json<readonly DealRow[]>('/api/deals')
    expect(deals.length).toBeGreaterThan(1)
    for (const { dealId } of deals) {
      const { people } = await crm.json<DealRecord>(`/api/deals/${dealId}`)
      expect({ dealId, people: new Set(people.map((person) => person.contactId)).size }).toEqual({ dealId, people: 2 })
    }
  })

  it('there are none where only one person is known', async () => {
    const crm = await open({ people: [firstPerson()] })
    expect(await crm.json<readonly DealRow[]>('/api/deals')).toEqual([])
  })
})

function firstPerson() {
  const [person] = EXAMPLE_PEOPLE
  if (person === undefined) throw new Error('The example people are empty.')
  return person
}
