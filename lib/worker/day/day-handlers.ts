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
import type { SeveralTasks } from './several.ts'

type DayHandlersDeps = {
  day: RepDay
  run: Run
  several: SeveralTasks
  panel: Pick<PanelViews, 'view'>
  lines: TaskIndex['today']
  /** Screens ask again. */
  changed: () => void
}

type DayHandlers = Pick<Handlers, Extract<MessageName, `day.${string}` | `run.${string}`>>

/** What the screens ask about the day. */
export function dayHandlers({ day, run, several, panel, lines, changed }: DayHandlersDeps): DayHandlers {
  const drawn = async (from: FromTab, go: (tabId: number) => Promise<void>): Promise<Result<PanelView>> => {
    const tabId = await workingTab(from)
    await go(tabId)
    changed()
    return ok(await panel.view(tabId))
  }

  const told = async <Value>(doing: Promise<Result<Value>>): Promise<Result<Value>> => {
    const done = await doing
    changed()
    return done
  }

  return {
    'day.list': async () => ok((await lines())?.lines ?? []),
    'day.several': (asked) => told(several.start(asked)),
    'day.undo': ({ ids }) => told(several.undo(ids)),
    'run.start': ({ sort, only }, from) => drawn(from, (tabId) => run.start(tabId, sort, only)),
    'run.next': (_, from) => drawn(from, (tabId) => run.next(tabId)),
    'run.skip': (_, from) => drawn(from, (tabId) => run.skip(tabId)),
    'run.back': (_, from) => drawn(from, (tabId) => run.back(tabId)),
    'run.goOn': (_, from) => drawn(from, (tabId) => run.goOn(tabId)),
    async 'run.pause'() {
      await run.pause()
      changed()
      return ok({ done: true as const })
    },
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
