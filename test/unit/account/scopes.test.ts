import { afterAll, beforeAll, expect, it } from 'vitest'
import { createScopes } from '#lib/worker/account/scopes.ts'
import { createReplyApi } from '#lib/worker/reply/client.ts'
import { MAYA } from '#test/sandbox/cast/featured-people.ts'
import { MAYAS_CALL } from '#test/sandbox/cast/featured-tasks.ts'
import { DEMO_KEY, KEYS } from '#test/sandbox/keys.ts'
import { type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import { area } from '#test/unit/worker/kept-area.ts'

const MINE = { account: 'https://api.reply.io#42#100', savedAt: 1000 }

let reply: RunningReply
beforeAll(async () => {
  reply = await startReply()
})
afterAll(() => reply.close())

/** Reply with one key, whose answers are told to `scopes`. */
function asking(scopes: ReturnType<typeof createScopes>, key: string) {
  const network = { fetch: globalThis.fetch, now: Date.now, isOnline: () => true, learned: scopes.learner(MINE) }
  return createReplyApi({ apiUrl: reply.url, key, teamId: null, header: 'X-API-Key' }, network)
}
const stated = async (scopes: ReturnType<typeof createScopes>, key = MINE) =>
  Object.fromEntries((await scopes.of(key)).map(({ scope, state }) => [scope, state]))

it('knows of each permission only what Reply has taken or refused, and of the rest that nobody tried', async () => {
  const scopes = createScopes(area())
  expect(new Set(Object.values(await stated(scopes)))).toEqual(new Set(['untried']))
  const api = asking(scopes, KEYS.smallest.key)
  await api.task(MAYAS_CALL)
  await api.addNote(MAYA, 'Asked for prices')
  expect(await stated(scopes)).toEqual({
    'tasks:operate': 'works',
    'contacts:read': 'untried',
    'contacts:operate': 'refused',
    'tasks:write': 'untried',
    'sequences:read': 'untried',
    'sequences:operate': 'untried',
  })
})

it('outlives the worker, and belongs to one key: another one that is saved begins anew', async () => {
  const disk = area()
  await asking(createScopes(disk), KEYS.smallest.key).task(MAYAS_CALL)
  const again = createScopes(disk)
  await expect.poll(() => stated(again)).toMatchObject({ 'tasks:operate': 'works' })
  expect(await stated(again, { ...MINE, savedAt: 2000 })).toMatchObject({ 'tasks:operate': 'untried' })
  expect(await stated(again, { ...MINE, account: 'another' })).toMatchObject({ 'tasks:operate': 'untried' })
})

it('believes the newest answer: a permission that was given later works', async () => {
  const scopes = createScopes(area())
  await asking(scopes, KEYS.smallest.key).addNote(MAYA, 'Asked for prices')
  expect(await stated(scopes)).toMatchObject({ 'contacts:operate': 'refused' })
  await asking(scopes, DEMO_KEY).addNote(MAYA, 'Asked for prices')
  expect(await stated(scopes)).toMatchObject({ 'contacts:operate': 'works' })
})

it('says nothing of a permission because of a lost answer, or of a thing that is not there', async () => {
  const scopes = createScopes(area())
  await asking(scopes, DEMO_KEY).task(987_654)
  reply.control.addFault({
    kind: 'cutBeforeCommit',
    how: 'reset',
    times: 1,
    method: 'GET',
    path: `/v3/tasks/${MAYAS_CALL}`,
  })
  await asking(scopes, DEMO_KEY).task(MAYAS_CALL)
  expect(await stated(scopes)).toMatchObject({ 'tasks:operate': 'untried' })
})

it('forgets a store that is damaged, and no more than that', async () => {
  const scopes = createScopes(area({ scopes: { [MINE.account]: { savedAt: 'x' } } }))
  await asking(scopes, DEMO_KEY).task(MAYAS_CALL)
  expect(await stated(scopes)).toMatchObject({ 'tasks:operate': 'works', 'contacts:read': 'untried' })
})
