import type { Page } from 'playwright-core'

/** The extension's databases, seen from one of its pages. */

/** Copies what has ended until the history holds so many. */
export async function fillHistory(page: Page, count: number): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('wrapup-completions')
        opening.addEventListener('success', () => {
          const transaction = opening.result.transaction('completions', 'readwrite')
          const table = transaction.objectStore('completions')
          const all = table.getAll()
          all.addEventListener('success', () => {
            const model = JSON.stringify(all.result[0])
            for (let nth = all.result.length; nth < wanted; nth += 1) {
              // Times as different as they would be: two thousand times the same would take next to no room on the disk.
              const earlier = nth * 60_000 + Math.floor(Math.random() * 60_000)
              const isTime = (value: unknown) => typeof value === 'number' && value > 1e12
              const copy = JSON.parse(model, (_, value) => (isTime(value) ? value - earlier : value))
              table.put({ ...copy, id: crypto.randomUUID(), taskId: 900_000 + nth })
            }
          })
          transaction.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
          transaction.addEventListener('abort', () => reject(new Error('The history could not be filled.')))
        })
      }),
    count,
  )
}

/** What the browser says that they take on the disk, its journal included, in bytes. */
export function sizeOnDisk(page: Page): Promise<number> {
  return page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
}

/** The rows of all of them and their bytes as JSON. The marks of tasks that were sent are counted apart: they are kept for a day. */
export function rowsIn(page: Page): Promise<{ rows: number; rowBytes: number; marks: number }> {
  return page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('The database cannot be read.')))
      })
    const counted = { rows: 0, rowBytes: 0, marks: 0 }
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue
      const database = await done(indexedDB.open(name))
      for (const table of database.objectStoreNames) {
        const rows = await done(database.transaction(table).objectStore(table).getAll())
        if (table === 'sent') counted.marks += rows.length
        else {
          counted.rows += rows.length
          for (const row of rows) counted.rowBytes += JSON.stringify(row).length
        }
      }
      database.close()
    }
    return counted
  })
}
