import { ok, type Result } from '#lib/shared/problem.ts'
import { type CompletionRecord, liveKey } from '#lib/worker/journal/record.ts'
import { byClick, type CompletionStore, type Saved, type SentMark, sentMarkOf } from '#lib/worker/journal/store.ts'

/** What is on the disk: it outlives every process that uses it. */
export type Disk = { records: Map<string, CompletionRecord>; marks: Map<number, SentMark> }

export function emptyDisk(): Disk {
  return { records: new Map(), marks: new Map() }
}

/**
 * The same decisions as the IndexedDB store, at once and without a disk: one compare-and-set per change, one live record per account
 * and task. Both are held to the same tests (`test/unit/completion/store.test.ts`).
 */
export function createMemoryStore(disk: Disk = emptyDisk()): CompletionStore {
  const now = decisions(disk)
  return {
    add: async (record) => ok(now.addAll([record])),
    addAll: async (records) => ok(now.addAll(records)),
    replace: async (record) => ok(now.replaceAll([record])),
    replaceAll: async (records, seen) => ok(now.replaceAll(records, seen)),
    get: async (id) => ok(disk.records.get(id) ?? null),
    live: async () => ok(now.live()),
    ofTask: async (taskId) => ok(now.select((record) => record.taskId === taskId)),
    all: async () => ok(now.select(() => true).toReversed()),
    sentMark: async (taskId) => ok(disk.marks.get(taskId) ?? null),
    remove: async (records) => ok(now.remove(records)),
    forgetMarks: async (before): Promise<Result<void>> => ok(now.forgetMarks(before)),
    damaged: async () => ok([]),
    forgetDamaged: async () => ok(undefined),
  }
}

/** What happens in one transaction, without a wait in it. */
export function decisions(disk: Disk) {
  const { records, marks } = disk

  function isOccupied(record: CompletionRecord): boolean {
    const key = liveKey(record)
    if (key === null) return false
    for (const other of records.values()) if (other.id !== record.id && liveKey(other) === key) return true
    return false
  }

  return {
    addAll(added: readonly CompletionRecord[]): 'saved' | 'occupied' {
      if (added.some(isOccupied)) return 'occupied'
      for (const record of added) records.set(record.id, record)
      return 'saved'
    },
    replaceAll(changed: readonly CompletionRecord[], seen: readonly CompletionRecord[] = []): Saved {
      for (const { id, revision } of seen) if (records.get(id)?.revision !== revision) return 'stale'
      for (const record of changed) if (records.get(record.id)?.revision !== record.revision - 1) return 'stale'
      if (changed.some(isOccupied)) return 'occupied'
      for (const record of changed) {
        const mark = records.get(record.id)?.lastSentAt === record.lastSentAt ? null : sentMarkOf(record)
        records.set(record.id, record)
        if (mark !== null) marks.set(mark.taskId, mark)
      }
      return 'saved'
    },
    live(): CompletionRecord[] {
      return this.select((record) => liveKey(record) !== null)
    },
    select(wanted: (record: CompletionRecord) => boolean): CompletionRecord[] {
      const found: CompletionRecord[] = []
      for (const record of records.values()) if (wanted(record)) found.push(record)
      return found.toSorted(byClick)
    },
    remove(gone: readonly CompletionRecord[]): number {
      const same = gone.filter((record) => records.get(record.id)?.revision === record.revision)
      for (const record of same) records.delete(record.id)
      return same.length
    },
    forgetMarks(before: number): void {
      for (const mark of marks.values()) if (mark.at < before) marks.delete(mark.taskId)
    },
  }
}
