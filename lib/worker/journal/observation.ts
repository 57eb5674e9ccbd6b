import type { DeliveryInfo, Encoding, TaskStatus } from '#lib/shared/reply/model.ts'

/**
 * A task as it was read. `readAt` is when the request began (the answer may be older than its arrival, never older than that).
 * `source`: the panel's read before the click, or the journal's own.
 */
export type Observation = {
  source: 'panel' | 'own'
  taskId: number
  status: TaskStatus
  contactId: number | null
  assignedUserId: number | null
  encoding: Encoding
  finishedAt: string | null
  deliveryInfo: DeliveryInfo | null
  readAt: number
  /** When it was answered. */
  answeredAt: number
  serverTime: number | null
}
