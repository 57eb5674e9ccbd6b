import { fail, ok } from '#lib/shared/problem.ts'
import type { Session } from '#lib/worker/account/session.ts'
import type { DayStore } from '#lib/worker/day/day-store.ts'
import type { Completions } from '#lib/worker/journal/completions.ts'
import type { Handlers } from '#lib/worker/router.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import type { Answers } from '#lib/worker/tab/answer-store.ts'
import type { Choices } from '#lib/worker/tab/choice-store.ts'
import type { Drafts } from '#lib/worker/tab/draft-store.ts'
import type { RecordPages } from '#lib/worker/tab/record-pages.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import type { Changes } from './changes.ts'

type ConnectionDeps = Changes & {
  session: Session
  index: Pick<TaskIndex, 'forgetAll'>
  completions: Pick<Completions, 'unresolvedCount'>
  choices: Pick<Choices, 'clear'>
  drafts: Pick<Drafts, 'clear'>
  answers: Pick<Answers, 'clear'>
  day: Pick<DayStore, 'clear'>
  pages: Pick<RecordPages, 'clear'>
  /** With a key there is something to look at. */
  connected: () => void
}

type ConnectionHandlers = Pick<
  Handlers,
  'connection.save' | 'connection.remove' | 'key.guard' | 'key.unlock' | 'key.lock'
>

/** What the options page does with the key: saves it once Reply took it, guards it, removes it. */
export function connectionHandlers(deps: ConnectionDeps): ConnectionHandlers {
  const { session, index, completions, choices, drafts, answers, day, pages, connected, changed, changedView } = deps
  return {
    async 'connection.save'({ key, teamId, leaveWaiting = false }) {
      if ((await readSettings()).consentedAt === null) return fail('noConsent')
      const saved = await session.save(key, teamId, async (account, before) => {
        if (leaveWaiting || before === null || account === before) return null
        const count = await completions.unresolvedCount(before)
        return count === 0 ? null : { code: 'accountHasWaiting', count }
      })
      if (!saved.ok) return saved
      connected()
      return changedView()
    },

    async 'connection.remove'() {
      if (!(await session.remove())) return fail('storeClosed')
      await choices.clear()
      await answers.clear()
      await drafts.clear()
      await day.clear()
      await pages.clear()
      try {
        await index.forgetAll()
      } catch {
        return fail('storeClosed')
      }
      return changedView()
    },

    async 'key.guard'({ passphrase }) {
      const guarded = await session.guard(passphrase)
      return guarded.ok ? changedView() : guarded
    },

    async 'key.unlock'({ passphrase }) {
      const unlocked = await session.unlock(passphrase)
      if (!unlocked.ok) return unlocked
      connected()
      changed()
      return ok({ done: true as const })
    },

    async 'key.lock'() {
      await session.lock()
      changed()
      return ok({ done: true as const })
    },
  }
}
