import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'
import { BUILD } from '#test/browser/launch.ts'
import { drawFrom, randomSource } from '#test/faults/draw.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import { openPage } from './desk.ts'
import { buildRig, type Rig } from './rig.ts'

/** One reading: after so many completions. Sizes in bytes. */
export type Reading = {
  completions: number
  workerHeap: number
  pageHeap: number
  listeners: number
  nodes: number
  database: number
  msPerCompletion: number
}

const TOGETHER = 6
const READ_EVERY = 100
const HISTORY_AT_MOST = 2_000

/** So many completions in one profile whose history is full from the start, with random deaths of the worker. */
export async function soak(total: number, seed: number, print: (text: string) => void): Promise<Reading[]> {
  const draw = drawFrom(randomSource(seed, 1))
  const build = { folder: BUILD, remove: () => Promise.resolve() }
  const rig = await buildRig({ protocol: 'http1', build, seats: 0 })
  const readings: Reading[] = []
  try {
    await rig.withUndo(0, () => Promise.resolve())
    await complete(rig, 800_000)
    await rig.desk.fillHistory(HISTORY_AT_MOST)
    await rig.killWorker()
    // A panel that somebody left open all day.
    const panel = await openPage(rig.browser, '/popup.html')
    const session = await rig.browser.context.newCDPSession(panel)
    let done = 0
    let since = Date.now()
    while (done < total) {
      const until = Math.min(total, done + READ_EVERY)
      const batch = Array.from({ length: until - done }, (_, nth) => 800_001 + done + nth)
      const next = async () => {
        for (let taskId = batch.shift(); taskId !== undefined; taskId = batch.shift()) {
          const going = complete(rig, taskId)
          if (draw.chance(1 / 15)) {
            await sleep(draw.between(0, 300))
            await rig.killWorker()
          }
          await going
        }
      }
      await Promise.all(Array.from({ length: TOGETHER }, next))
      const count = until - done
      done = until
      const reading = {
        completions: done,
        msPerCompletion: (Date.now() - since) / count,
        ...(await read(rig, session)),
      }
      readings.push(reading)
      print(line(reading))
      since = Date.now()
    }
    const finished = rig.server.sandbox.world.effects.filter(({ kind, doubled }) => kind === 'complete' && !doubled)
    print(`${finished.length - 1} of ${total} tasks were completed, each once`)
    if (finished.length - 1 !== total) throw new Error('Not every completion arrived once.')
  } finally {
    await rig.end()
  }
  return readings
}

/**
 * From the first quarter to the last: how much each has grown, by the middle reading of each. What the browser counts for the
 * database holds its journal, too, which it tidies now and then: there the lowest reading counts.
 */
function growth(
  readings: readonly Reading[],
): Record<'workerHeap' | 'pageHeap' | 'listeners' | 'nodes' | 'database', number> {
  const quarter = Math.max(1, Math.floor(readings.length / 4))
  const ratio = (of: (reading: Reading) => number, rank = 0.5) => {
    const at = (some: readonly Reading[]) => some.map(of).toSorted((one, other) => one - other)
    const one = (some: readonly Reading[]) => at(some)[Math.floor((some.length - 1) * rank)] ?? Number.NaN
    return one(readings.slice(-quarter)) / one(readings.slice(0, quarter))
  }
  return {
    workerHeap: ratio(({ workerHeap }) => workerHeap),
    pageHeap: ratio(({ pageHeap }) => pageHeap),
    listeners: ratio(({ listeners }) => listeners),
    nodes: ratio(({ nodes }) => nodes),
    database: ratio(({ database }) => database, 0),
  }
}

/** Nothing has grown by more than a tenth; and says so. */
export function soakIsFlat(readings: readonly Reading[], print: (text: string) => void): boolean {
  const grown = Object.entries(growth(readings))
  print(`last quarter against the first: ${grown.map(([what, ratio]) => `${what} ${ratio.toFixed(2)}`).join(', ')}`)
  return grown.every(([, ratio]) => ratio <= 1.1)
}

async function complete(rig: Rig, taskId: number): Promise<void> {
  const { world } = rig.server.sandbox
  const contactId = 4_000_000 + taskId
  const model = [...world.contacts.values()][0]
  if (model === undefined) throw new Error('The stand-in has no contacts.')
  world.contacts.set(contactId, { ...model, id: contactId, sequences: [] })
  rig.server.control.addTask({ id: taskId, taskType: 'call', contactId, assignedUserId: ROSA })
  const { tabId } = rig.desk
  const body = { callResolution: 'positive', finishProspectInSequence: false } as const
  for (;;) {
    const rows = await rig.desk.onDisk(taskId)
    if (rows?.some(({ state }) => state === 'done' || state === 'doneElsewhere') === true) break
    if (rows?.length === 0) {
      await rig.desk.ask('panel.openTask', { tabId, taskId })
      await rig.desk.ask('completion.start', { tabId, taskId, body, override: false })
    } else await sleep(50)
  }
  // What was completed leaves the stand-in, so that what grows is the product's.
  world.tasks.delete(taskId)
  world.contacts.delete(contactId)
}

async function read(rig: Rig, session: CDPSession): Promise<Omit<Reading, 'completions' | 'msPerCompletion'>> {
  const workerHeap = await heapOfWorker(rig)
  await session.send('HeapProfiler.collectGarbage')
  const { jsEventListeners, nodes } = await session.send('Memory.getDOMCounters')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return { workerHeap, pageHeap: usedSize, listeners: jsEventListeners, nodes, database: await rig.desk.databaseSize() }
}

/** After its garbage was collected. Playwright opens sessions to pages alone, so this one is opened by hand. */
async function heapOfWorker(rig: Rig): Promise<number> {
  const { browser } = rig
  // It may have died a moment ago: whoever asks wakes it.
  await rig.inWorker('1')
  const cdp = await browser.context.browser()?.newBrowserCDPSession()
  if (cdp === undefined) throw new Error('This context has no browser to speak to.')
  const { targetInfos } = await cdp.send('Target.getTargets')
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(browser.extensionId))
  if (worker === undefined) throw new Error('The worker is not there.')
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: worker.targetId })
  const ask = async (id: number, method: string): Promise<unknown> => {
    const answered = Promise.withResolvers<unknown>()
    const listen = ({ message }: { message: string }) => {
      const answer = JSON.parse(message) as { id?: number; result?: unknown }
      if (answer.id === id) answered.resolve(answer.result)
    }
    cdp.on('Target.receivedMessageFromTarget', listen)
    await cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    const result = await answered.promise
    cdp.off('Target.receivedMessageFromTarget', listen)
    return result
  }
  await ask(1, 'HeapProfiler.collectGarbage')
  const { usedSize } = (await ask(2, 'Runtime.getHeapUsage')) as { usedSize: number }
  await cdp.detach()
  return usedSize
}

function line(one: Reading): string {
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  return `${String(one.completions).padStart(5)} completions: worker ${mb(one.workerHeap)}, panel ${mb(one.pageHeap)}, ${one.listeners} listeners, ${one.nodes} nodes, database ${mb(one.database)}, ${Math.round(one.msPerCompletion)} ms each`
}
