import { expect, it } from 'vitest'
import { createTaskDetails } from '#lib/worker/tasks/task-details.ts'
import { finishedTask, T0 } from '../completion/examples.ts'

const MAYA = 900

function detailsOf(...read: [account: string, changes: Parameters<typeof finishedTask>[0]][]) {
  const details = createTaskDetails(
    () => T0,
    () => 0,
  )
  for (const [account, changes] of read) {
    details.keep(account, { value: finishedTask({ contactId: MAYA, ...changes }), serverTime: null })
  }
  return details
}

it('of a contact’s finished tasks the one that was read last is told', () => {
  const details = detailsOf(['ours', { id: 1 }], ['ours', { id: 2 }], ['ours', { id: 3, status: 'new' }])
  expect(details.finishedOf('ours', MAYA)?.id).toBe(2)
  expect(details.finishedOf('ours', 901)).toBeUndefined()
})

it('another account’s contact of the same number is somebody else', () => {
  const details = detailsOf(['ours', { id: 1 }], ['theirs', { id: 2 }])
  expect(details.finishedOf('ours', MAYA)?.id).toBe(1)
  expect(detailsOf(['theirs', { id: 2 }]).finishedOf('ours', MAYA)).toBeUndefined()
})

it('a task counts as read when Reply’s answer came, however long this computer took over it', () => {
  const details = createTaskDetails(
    () => T0,
    () => 5_000,
  )
  details.keep('ours', { value: finishedTask({ id: 1 }), serverTime: T0 - 3_000, heardAt: 2_000 })
  expect(details.known('ours', 1)).toMatchObject({ readAt: T0 - 3_000, readMark: 2_000, serverTime: T0 - 3_000 })
})

it('a page about nobody who is known has nothing that is over', () => {
  expect(detailsOf(['ours', { contactId: null }]).finishedOf('ours', undefined)).toBeUndefined()
})
