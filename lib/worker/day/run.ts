import type { RunView } from '#lib/shared/messages/run-view.ts'
import type { TaskSort } from '#lib/shared/reply/task-sorts.ts'
import type { Completions } from '#lib/worker/journal/completions.ts'
import type { OpenRow } from '#lib/worker/tasks/task-lines.ts'
import type { CurrentDay, RepDay } from './day.ts'
import type { DayStore, KeptRun } from './day-store.ts'
import type { PlacedTask } from './order.ts'
import { backInRun, leftInRun, nextInRun, runView } from './run-plan.ts'

type RunDeps = {
  day: Pick<RepDay, 'current' | 'skip'>
  store: Pick<DayStore, 'change'>
  completions: Pick<Completions, 'chosenSince'>
  /** Brings a task to a tab, with the page that it is worked on. */
  travel: (tabId: number, task: OpenRow) => Promise<void>
  now: () => number
}

/** Back over more than this nobody goes. */
const MOST_PASSED = 200
/** Of more than so many pauses the oldest are forgotten. */
const MOST_PAUSES = 50

/**
 * The run: the rep's day from one person to the next, in one tab. What was chosen is the journal's and goes on by itself;
 * this only knows whose turn it is, and keeps it over every death.
 */
export function createRun({ day, store, completions, travel, now }: RunDeps) {
  const chosenIn = (run: KeptRun) => completions.chosenSince(Math.min(run.startedAt, midnight()))
  const midnight = () => new Date(now()).setHours(0, 0, 0, 0)

  async function going(): Promise<{ day: CurrentDay; run: KeptRun; left: PlacedTask<OpenRow>[] } | null> {
    const current = await day.current()
    if (current === null || current.run === null) return null
    const { run } = current
    return { day: current, run, left: leftInRun(run, current.placed, await chosenIn(run)) }
  }

  /** Its turn is this task's once it is there: had the worker died on the way, the same key would bring the same person. */
  async function turnTo(
    tabId: number,
    to: PlacedTask<OpenRow> | null,
    { account, run }: { account: string; run: KeptRun },
  ) {
    if (to !== null) await travel(tabId, to.task)
    await store.change(account, () => ({ run: { ...run, current: to?.task.taskId ?? null } }))
  }

  async function resume(): Promise<void> {
    const current = await day.current()
    const run = current?.run ?? null
    if (current === null || run?.paused !== true) return
    const resumed = [...(run.resumed ?? []), now()].slice(-MOST_PAUSES)
    await store.change(current.account, () => ({ run: { ...run, paused: false, resumed } }))
  }

  async function next(tabId: number): Promise<void> {
    const found = await going()
    if (found === null) return
    const { run, left, day: current } = found
    const passed = run.current === null ? run.passed : [...without(run.passed, run.current), run.current]
    const to = nextInRun(run, left)
    await turnTo(tabId, to, { account: current.account, run: { ...run, passed: passed.slice(-MOST_PASSED) } })
  }

  return {
    /** null while the rep is not in a run. */
    async view(): Promise<RunView | null> {
      const current = await day.current()
      if (current === null || current.run === null) return null
      const { run, placed } = current
      return runView(run, placed, await chosenIn(run), { now: now(), midnight: midnight() })
    },

    async start(tabId: number, sort: TaskSort | null, only?: readonly number[]): Promise<void> {
      const current = await day.current()
      if (current === null) return
      // Whom the rep asks for now was not meant for tomorrow after all.
      if (only !== undefined) await day.skip(only, false)
      const chosen = only === undefined ? {} : { only: [...only] }
      const run: KeptRun = { startedAt: now(), sort, current: null, passed: [], ...chosen }
      await store.change(current.account, () => ({ run }))
      await next(tabId)
    },
    next,
    async skip(tabId: number): Promise<void> {
      const found = await going()
      if (found === null) return
      const { current } = found.run
      // What has an outcome already is not skipped: its turn is over.
      if (found.left.some(({ task }) => task.taskId === current) && current !== null) await day.skip([current], true)
      await next(tabId)
    },
    async back(tabId: number): Promise<void> {
      const found = await going()
      if (found === null) return
      const { run, left, day: current } = found
      const to = backInRun(run, left)
      if (to === null) return
      const passed = without(run.passed, to.task.taskId)
      await turnTo(tabId, to, { account: current.account, run: { ...run, passed } })
    },
    /** After a pause, or a way elsewhere. Where the turn of the last one is over, it is the next one's. */
    async goOn(tabId: number): Promise<void> {
      await resume()
      const found = await going()
      const here = found?.left.find(({ task }) => task.taskId === found.run.current)
      if (here === undefined) await next(tabId)
      else await travel(tabId, here.task)
    },
    /** Whose turn it is stays so: over the night, too. */
    async pause(): Promise<void> {
      const current = await day.current()
      const run = current?.run ?? null
      if (current !== null && run !== null)
        await store.change(current.account, () => ({ run: { ...run, paused: true } }))
    },
    async end(): Promise<void> {
      const current = await day.current()
      if (current !== null) await store.change(current.account, () => ({ run: null }))
    },
  }
}

export type Run = ReturnType<typeof createRun>

function without(passed: readonly number[], taskId: number): number[] {
  return passed.filter((one) => one !== taskId)
}
