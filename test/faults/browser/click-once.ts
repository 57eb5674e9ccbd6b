import { ROSA } from '#test/sandbox/keys.ts'
import type { Rig } from './rig.ts'

const AT_MOST = 120_000

/** Durable when it returns; `sentAfter` then waits for the request. */
export async function clickOnce(
  rig: Pick<Rig, 'server' | 'desk' | 'log'>,
  taskId: number,
): Promise<{ sentAfter: Promise<number> }> {
  const { control, sandbox } = rig.server
  const contactId = 4_000_000 + taskId
  const model = [...sandbox.world.contacts.values()][0]
  if (model === undefined) throw new Error('The stand-in has no contacts.')
  sandbox.world.contacts.set(contactId, { ...model, id: contactId, sequences: [] })
  control.addTask({ id: taskId, taskType: 'call', contactId, assignedUserId: ROSA })
  const { tabId } = rig.desk
  await rig.desk.ask('panel.openTask', { tabId, taskId })
  const body = { callResolution: 'positive', finishProspectInSequence: false } as const
  await rig.desk.ask('completion.start', { tabId, taskId, body, override: false })
  const [record] = (await rig.desk.onDisk(taskId)) ?? []
  if (record === undefined) throw new Error('The click is not on the disk.')
  const { promise, resolve } = Promise.withResolvers<number>()
  const late = setTimeout(() => resolve(Number.POSITIVE_INFINITY), AT_MOST)
  rig.log.listen(taskId, (seen) => {
    if (seen.kind !== 'arrived' || seen.method !== 'POST') return
    clearTimeout(late)
    resolve(seen.at - record.clickedAt)
  })
  return { sentAfter: promise }
}
