import type { MessageName } from '#lib/shared/messages/table.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { ok, type Result } from '#lib/shared/problem.ts'
import type { Handlers } from '#lib/worker/router.ts'
import type { FromTab } from '#lib/worker/senders.ts'
import type { PanelViews } from '#lib/worker/tab/panel.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import { workingTab } from './beside.ts'
import type { RepDay } from './day.ts'
import type { Run } from './run.ts'

type DayHandlersDeps = {
  day: RepDay
  run: Run
  panel: Pick<PanelViews, 'view'>
  lines: TaskIndex['today']
  /** Screens ask again. */
  changed: () => void
}

type DayHandlers = Pick<Handlers, Extract<MessageName, `day.${string}` | `run.${string}`>>

/** What the screens ask about the day. */
export function dayHandlers({ day, run, panel, lines, changed }: DayHandlersDeps): DayHandlers {
  const drawn = async (from: FromTab, go: (tabId: number) => Promise<void>): Promise<Result<PanelView>> => {
    const tabId = await workingTab(from)
    await go(tabId)
    changed()
    return ok(await panel.view(tabId))
  }

  return {
    'day.list': async () => ok((await lines())?.lines ?? []),
    'run.start': ({ sort }, from) => drawn(from, (tabId) => run.start(tabId, sort)),
    'run.next': (_, from) => drawn(from, (tabId) => run.next(tabId)),
    'run.skip': (_, from) => drawn(from, (tabId) => run.skip(tabId)),
    'run.back': (_, from) => drawn(from, (tabId) => run.back(tabId)),
    'run.goOn': (_, from) => drawn(from, (tabId) => run.goOn(tabId)),
    async 'run.end'() {
      await run.end()
      changed()
      return ok({ done: true as const })
    },
    'day.get': async ({ known }) => ok(await day.view(known)),
    async 'day.skip'({ taskIds, skipped }) {
      const kept = await day.skip(taskIds, skipped)
      changed()
      return kept
    },
    async 'day.order'({ order }) {
      const kept = await day.setOrder(order)
      changed()
      return kept
    },
  }
}
