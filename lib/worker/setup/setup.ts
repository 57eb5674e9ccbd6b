import type { Session } from '#lib/worker/account/session.ts'
import type { DamageReport } from '#lib/worker/damage.ts'
import type { DayStore } from '#lib/worker/day/day-store.ts'
import type { Completions } from '#lib/worker/journal/completions.ts'
import type { Journal } from '#lib/worker/journal/journal.ts'
import type { Answers } from '#lib/worker/tab/answer-store.ts'
import type { Choices } from '#lib/worker/tab/choice-store.ts'
import type { Drafts } from '#lib/worker/tab/draft-store.ts'
import type { RecordPages } from '#lib/worker/tab/record-pages.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import type { Changes } from './changes.ts'
import { connectionHandlers } from './connection.ts'
import { ruleHandlers } from './rules.ts'
import { settingsHandlers } from './settings.ts'
import { readSetup } from './setup-view.ts'
import { siteHandlers } from './sites.ts'

type SetupDeps = {
  session: Session
  index: TaskIndex
  journal: Pick<Journal, 'resume'>
  completions: Completions
  damage: DamageReport
  choices: Pick<Choices, 'clear'>
  drafts: Pick<Drafts, 'clear'>
  answers: Pick<Answers, 'clear'>
  day: Pick<DayStore, 'clear'>
  pages: Pick<RecordPages, 'clear'>
  /** What is older than the rep wants is removed from the history. */
  pruneHistory: () => void
  /** What to do once settings changed: tabs and screens show the new state. */
  changed: () => void
}

/** What the options page asks for, by what it is about: connection, settings, sites, rules. */
export function setupHandlers(deps: SetupDeps) {
  const { changed, index, journal, pages, pruneHistory } = deps
  const changes: Changes = {
    changed,
    changedView() {
      changed()
      return readSetup(deps)
    },
  }

  /** With a key there is something to look at: what was paused goes on, and the tasks are read without being asked for. */
  const connected = () => {
    void journal.resume('connection')
    void index.refreshIfStale()
  }

  return {
    'setup.get': () => readSetup(deps),
    ...connectionHandlers({ ...deps, ...changes, connected }),
    ...settingsHandlers({ ...changes, connected, pages, pruneHistory }),
    ...siteHandlers(changes),
    ...ruleHandlers(changes),
  }
}

export type SetupHandlers = ReturnType<typeof setupHandlers>
