import type { TaskReference } from './identity.ts'
import { taskNumber } from './task-number.ts'

/** Longer addresses are cut before any expression sees them. */
const LONGEST_ADDRESS = 2048

/** The Reply task that an address names by a rule's pattern. The pattern was checked when it was saved. */
export function taskInAddress(written: string, pattern: string): TaskReference[] {
  try {
    const taskId = taskNumber(
      new RegExp(pattern, 'u').exec(written.slice(0, LONGEST_ADDRESS))?.groups?.['taskId'] ?? '',
    )
    return taskId === null ? [] : [{ taskId, source: 'address' }]
  } catch {
    // A pattern that does not compile names nothing.
    return []
  }
}
