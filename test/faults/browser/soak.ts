import { setTimeout as sleep } from 'node:timers/promises'
import { BUILD } from '#test/browser/launch.ts'
import { type Draw, drawFrom, randomSource } from '#test/faults/draw.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import { openPage } from './desk.ts'
import { buildRig, type Rig } from './rig.ts'
import { fillHistory, rowsIn, sizeOnDisk } from './soak-database.ts'
import { type Reading, readMemory } from './soak-reading.ts'

const TOGETHER = 6
const READ_EVERY = 100
/** How many before a reading the worker has lived through: what it holds depends on its age. */
const LIVED_THROUGH = 20
const DISK_EVERY = 10
const HISTORY_AT_MOST = 2_000
const FIRST_TASK = 800_000

export type Soaked = {
  /** The worker dies at random moments, on average at every fifteenth completion. */
  killed: Reading[]
  /** After that, one worker that lives through all of them. */
  alive: Reading[]
}

/**
 * So many completions with random deaths of the worker, and then half as many more without any, in one profile whose history is
 * full from the start, with a panel and the options that somebody left open all day.
 */
export async function soak(total: number, seed: number, print: (text: string) => void): Promise<Soaked> {
  const draw = drawFrom(randomSource(seed, 1))
  const build = { folder: BUILD, remove: () => Promise.resolve() }
  const rig = await buildRig({ protocol: 'http1', build, seats: 0 })
  try {
    await rig.withUndo(0, () => Promise.resolve())
    await complete(rig, FIRST_TASK)
    await fillHistory(rig.desk.pages.options, HISTORY_AT_MOST)
    await rig.killWorker()
    const screens = [await openPage(rig.browser, '/popup.html'), await openPage(rig.browser, '/options.html')]
    // Others may have opened by themselves, by chance.
    const kept = new Set([...screens, ...Object.values(rig.desk.pages)])
    for (const page of rig.browser.context.pages()) if (!kept.has(page)) await page.close()

    const course = { rig, screens, draw, print }
    const killed = await completeMany(course, { from: 1, count: total, kills: true })
    print('From here on one worker, which nobody kills:')
    await rig.killWorker()
    const alive = await completeMany(course, { from: total + 1, count: total / 2, kills: false })

    const finished = rig.server.sandbox.world.effects.filter(({ kind, doubled }) => kind === 'complete' && !doubled)
    const wanted = 1 + total + total / 2
    print(`${finished.length} of ${wanted} tasks were completed, each once`)
    if (finished.length !== wanted) throw new Error('Not every completion arrived once.')
    return { killed, alive }
  } finally {
    await rig.end()
  }
}

type Course = { rig: Rig; screens: Parameters<typeof readMemory>[1]; draw: Draw; print: (text: string) => void }
type Stretch = { from: number; count: number; kills: boolean }

async function completeMany({ rig, screens, draw, print }: Course, stretch: Stretch): Promise<Reading[]> {
  const readings: Reading[] = []
  for (let done = 0; done < stretch.count; ) {
    const batch = Math.min(READ_EVERY, stretch.count - done)
    const began = Date.now()
    const disk: number[] = []
    for (let nth = 0; nth < batch; nth += DISK_EVERY) {
      const share = Math.min(DISK_EVERY, batch - nth)
      const first = FIRST_TASK + stretch.from + done + nth
      const isLastShares = nth >= batch - LIVED_THROUGH
      if (stretch.kills && nth === batch - LIVED_THROUGH) await rig.killWorker()
      await completeTogether(rig, first, share, stretch.kills && !isLastShares ? draw : null)
      disk.push(await sizeOnDisk(rig.desk.pages.options))
    }
    done += batch
    const msPerCompletion = (Date.now() - began) / batch
    // Whatever a screen would ask for is in memory when it is read.
    await rig.desk.ask('history.list', {}, 'options')
    const stored = await rowsIn(rig.desk.pages.options)
    const reading = { completions: stretch.from - 1 + done, ...(await readMemory(rig, screens)), ...stored }
    readings.push({ ...reading, disk, msPerCompletion })
    print(line({ ...reading, disk, msPerCompletion }))
  }
  return readings
}

/** `draw`: kills the worker at random moments meanwhile. */
async function completeTogether(rig: Rig, first: number, count: number, draw: Draw | null): Promise<void> {
  const tasks = Array.from({ length: count }, (_, nth) => first + nth)
  const next = async () => {
    for (let taskId = tasks.shift(); taskId !== undefined; taskId = tasks.shift()) {
      const going = complete(rig, taskId)
      if (draw?.chance(1 / 15) === true) {
        await sleep(draw.between(0, 300))
        await rig.killWorker()
      }
      await going
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, next))
}

async function complete(rig: Rig, taskId: number): Promise<void> {
  const { world } = rig.server.sandbox
  const contactId = 4_000_000 + taskId
  const model = [...world.contacts.values()][0]
  if (model === undefined) throw new Error('The stand-in has no contacts.')
  const own = { id: contactId, email: `contact-${contactId}@soak.example`, linkedInUrl: null, sequences: [] }
  world.contacts.set(contactId, { ...model, ...own })
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

function line(one: Reading): string {
  const mb = (bytes: number) => (bytes / 1e6).toFixed(1)
  const disk = `${mb(Math.min(...one.disk))} to ${mb(Math.max(...one.disk))} MB on the disk`
  return `${String(one.completions).padStart(5)} completions: worker ${mb(one.workerHeap)} MB, screens ${mb(one.screensHeap)} MB, ${one.listeners} listeners, ${one.nodes} nodes, ${one.rows} rows of ${mb(one.rowBytes)} MB and ${one.marks} marks, ${disk}, ${Math.round(one.msPerCompletion)} ms each`
}
