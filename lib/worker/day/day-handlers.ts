import type { MessageName } from '#lib/shared/messages/table.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { ok, type Result } from '#lib/shared/problem.ts'
import type { Handlers } from '#lib/worker/router.ts'
import type { PanelViews } from '#lib/worker/tab/panel.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
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
  const drawn = async (tabId: number, going: Promise<void>): Promise<Result<PanelView>> => {
    await going
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
    'run.start': ({ sort, only }, { tabId }) => drawn(tabId, run.start(tabId, sort, only)),
    'run.next': (_, { tabId }) => drawn(tabId, run.next(tabId)),
    'run.skip': (_, { tabId }) => drawn(tabId, run.skip(tabId)),
    'run.back': (_, { tabId }) => drawn(tabId, run.back(tabId)),
    'run.goOn': (_, { tabId }) => drawn(tabId, run.goOn(tabId)),
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
