import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeyHeader } from '#lib/shared/reply/model.ts'
import type { ReplyApi, WrapUpApi } from '#lib/worker/reply/api.ts'
import { CANARY_KEY, json, replyAnswering } from './fake-fetch.ts'

const TIMES = { startAt: '2026-05-05T07:00:00Z', dueTo: '2026-05-05T08:00:00Z' }
const OF = { sequenceId: 1, contactId: 1 }

const OPERATIONS: Record<string, (api: ReplyApi & WrapUpApi) => Promise<unknown>> = {
  whoami: (api) => api.whoami(),
  task: (api) => api.task(1, { includeContent: true }),
  tasks: (api) => api.tasks({ assignedUserId: 42 }, { top: 25, skip: 0 }),
  contact: (api) => api.contact(1),
  contactsByLinkedIn: (api) => api.contactsByLinkedIn('https://www.linkedin.com/in/maya-okafor'),
  contactsByEmail: (api) => api.contactsByEmail('maya.okafor@northwind.example'),
  contactsOfSequence: (api) => api.contactsOfSequence(1, { top: 25, skip: 0 }),
  sequence: (api) => api.sequence(1),
  complete: (api) => api.complete(1, { callResolution: 'toCall', finishProspectInSequence: true }, 'integers'),
  taskToMove: (api) => api.taskToMove(1),
  moveTask: (api) => api.moveTask(1, { taskType: 2, template: { body: 'Call' } }, TIMES),
  createTask: (api) => api.createTask({ ...TIMES, taskType: 'call', contactId: 1, text: 'Call' }, 'integers'),
  reassignTask: (api) => api.reassignTask(1, 43),
  completeBatch: (api) => api.completeBatch([1]),
  addNote: (api) => api.addNote(1, 'Asked for prices.'),
  setOptedOut: (api) => api.setOptedOut(1),
  optOutByUpdate: (api) => api.optOutByUpdate(1),
  setStateInSequence: (api) => api.setStateInSequence(OF, 'paused'),
  contactActivities: (api) => api.contactActivities(1, { top: 100, skip: 0 }),
  notesOf: (api) => api.notesOf(1),
  contactStatuses: (api) => api.contactStatuses(1),
  memberships: (api) => api.memberships(1),
  membership: (api) => api.membership(OF),
  teamUsers: (api) => api.teamUsers(),
}

/** Parts that are long enough to be no accident, of each way to write it. */
const TRACES = [
  CANARY_KEY.slice(0, 18),
  CANARY_KEY.slice(-18),
  CANARY_KEY.slice(9, 27),
  btoa(CANARY_KEY).slice(0, 20),
  btoa(`rosa:${CANARY_KEY}`).slice(8, 28),
  btoa(`:${CANARY_KEY}`).slice(4, 24),
  Buffer.from(CANARY_KEY).toString('hex').slice(0, 20),
]

const HEADERS: KeyHeader[] = ['X-API-Key', 'Authorization']

describe.each(Object.entries(OPERATIONS))('the key of a call of %s', (_name, operate) => {
  it.each(HEADERS)('is in one header (%s) and nowhere else in the request', async (header) => {
    const { api, requests } = replyAnswering(() => json({}), { credentials: { header } })
    await operate(api)
    expect(requests).toHaveLength(1)
    const [request] = requests
    const carrying = [...(request?.headers ?? [])].filter(([, value]) => value.includes(CANARY_KEY))
    expect(carrying.map(([name]) => name)).toEqual([header.toLowerCase()])
    expect(request?.url).not.toContain(CANARY_KEY)
    expect(JSON.stringify(request?.init.body ?? '')).not.toContain(CANARY_KEY)
  })

  it('is in no problem, even when the platform names it in an error', async () => {
    const { api } = replyAnswering(() => new TypeError(`Failed to fetch https://api.reply.io with ${CANARY_KEY}`))
    const result = JSON.stringify(await operate(api))
    expect(result).toBe('{"ok":false,"problem":{"code":"network"}}')
  })

  it('is in no problem, even when the server answers with it', async () => {
    const echo = fc.constantFrom(CANARY_KEY, `task.${CANARY_KEY}`, `Key ${CANARY_KEY} is bad`, `/${CANARY_KEY}/x`)
    const body = fc.record(
      {
        code: fc.oneof(echo, fc.constant('TEAM_REQUIRED')),
        error: echo,
        title: echo,
        detail: echo,
        errors: fc.oneof(fc.array(fc.record({ pointer: echo, detail: echo })), fc.dictionary(echo, echo)),
        teams: fc.array(fc.record({ teamId: fc.nat(), teamName: echo })),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(400, 401, 403, 404, 409, 422, 429, 500), body, async (status, answer) => {
        const { api } = replyAnswering(() => json(answer, status))
        expect(JSON.stringify(await operate(api))).not.toContain(CANARY_KEY)
      }),
      { numRuns: 60 },
    )
  })

  it('is in nothing that is kept of a success, however the server has written it', async () => {
    const written = fc.constantFrom(
      CANARY_KEY,
      `Hi, ${CANARY_KEY}!`,
      encodeURIComponent(CANARY_KEY),
      `Basic ${btoa(CANARY_KEY)}`,
      `Basic ${btoa(`rosa:${CANARY_KEY}`)}`,
      `Basic ${btoa(`:${CANARY_KEY}`)}`,
      CANARY_KEY.toUpperCase(),
      `${CANARY_KEY.slice(0, 20)}… is not a key`,
      `…${CANARY_KEY.slice(-20)}`,
      Buffer.from(CANARY_KEY).toString('hex'),
    )
    const task = fc.record({
      id: fc.constant(1),
      userId: fc.constant(1),
      subject: written,
      description: written,
      username: written,
      name: written,
      fullName: written,
      firstName: written,
      company: written,
      taskType: fc.constantFrom('call', 4),
      deliveryInfo: fc.record({ email: written, phone: written, linkedIn: written }),
      contact: fc.record({ fullName: written }),
    })
    const escaped = (text: string) =>
      text.replaceAll(CANARY_KEY, `\\u00${CANARY_KEY.charCodeAt(0).toString(16)}${CANARY_KEY.slice(1)}`)
    await fc.assert(
      fc.asyncProperty(task, fc.boolean(), async (answer, isEscaped) => {
        const text = JSON.stringify({ ...answer, items: [answer], hasMore: false })
        const { api } = replyAnswering(
          () => new Response(isEscaped ? escaped(text) : text, { headers: { 'Content-Type': 'application/json' } }),
        )
        const kept = JSON.stringify(await operate(api))
        for (const trace of TRACES) expect(kept.toLowerCase()).not.toContain(trace.toLowerCase())
      }),
      { numRuns: 40 },
    )
  })

  it('never makes it throw, whatever is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 200, max: 599 }), fc.jsonValue(), async (status, answer) => {
        const empty = [204, 205, 304].includes(status)
        const { api } = replyAnswering(() => (empty ? new Response(null, { status }) : json(answer, status)))
        expect(await operate(api)).toHaveProperty('ok')
      }),
      { numRuns: 60 },
    )
  })
})
