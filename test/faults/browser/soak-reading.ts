import type { CDPSession, Page } from 'playwright-core'
import type { Rig } from './rig.ts'

/** What a browser holds after so many completions. Sizes in bytes. */
export type Reading = {
  completions: number
  workerHeap: number
  /** Of all open screens: the browser keeps them in one process. */
  screensHeap: number
  listeners: number
  nodes: number
  /** Rows, and their bytes as JSON, in every database of the extension. The marks of tasks that were sent are counted apart: they are kept for a day. */
  rows: number
  rowBytes: number
  marks: number
  /** What the browser says that the databases take on the disk, its journal included, after every tenth completion. */
  disk: number[]
  msPerCompletion: number
}

/** Reads the open screens and the worker, after their garbage was collected. */
export async function readMemory(
  rig: Rig,
  screens: readonly Page[],
): Promise<Pick<Reading, 'workerHeap' | 'screensHeap' | 'listeners' | 'nodes'>> {
  const workerHeap = await heapOfWorker(rig)
  let screensHeap = 0
  let listeners = 0
  let nodes = 0
  for (const screen of screens) {
    const session = await rig.browser.context.newCDPSession(screen)
    for (let times = 0; times < COLLECT_TIMES; times += 1) await session.send('HeapProfiler.collectGarbage')
    const counted = await session.send('Memory.getDOMCounters')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    await session.detach()
    listeners = Math.max(listeners, counted.jsEventListeners)
    nodes = Math.max(nodes, counted.nodes)
    screensHeap = Math.max(screensHeap, usedSize)
  }
  return { workerHeap, screensHeap, listeners, nodes }
}

/** What one collection finds out to be unused, the next one can free. */
const COLLECT_TIMES = 3

/** Playwright opens sessions to pages alone, so this one is opened by hand. */
async function heapOfWorker({ browser }: Rig): Promise<number> {
  const cdp = await browser.context.browser()?.newBrowserCDPSession()
  if (cdp === undefined) throw new Error('This context has no browser to speak to.')
  const { targetInfos } = await cdp.send('Target.getTargets')
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(browser.extensionId))
  if (worker === undefined) throw new Error('The worker is not there.')
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: worker.targetId })
  const ask = askerOf(cdp, sessionId)
  for (let times = 0; times < COLLECT_TIMES; times += 1) await ask('HeapProfiler.collectGarbage')
  const { usedSize } = (await ask('Runtime.getHeapUsage')) as { usedSize: number }
  await cdp.detach()
  return usedSize
}

function askerOf(cdp: CDPSession, sessionId: string): (method: string) => Promise<unknown> {
  let asked = 0
  return async (method) => {
    asked += 1
    const id = asked
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
}
