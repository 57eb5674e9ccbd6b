import type { CompletionView, PanelView } from '#lib/shared/messages/views.ts'
import type { WrapUp } from '#lib/shared/messages/wrap-up.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { CompleteBody } from '#lib/shared/reply/model.ts'
import type { Session } from '#lib/worker/account/session.ts'
import type { Journal } from '#lib/worker/journal/journal.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import { toView } from '#lib/worker/journal/view.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import { intentFor, NO_OUTCOME } from './intent-for.ts'
import type { PanelViews } from './panel.ts'
import type { RightPersonLock } from './right-person.ts'
import { changeTab, readTab } from './tab-store.ts'
import { writesOf } from './wrapping-up.ts'

type CompletingDeps = {
  session: Session
  index: TaskIndex
  journal: Journal
  panel: PanelViews
  lock: RightPersonLock
}

type Choice = { tabId: number; taskId: number; override: boolean }
/** A completion alone, or a wrap-up. */
type Chosen = Choice & ({ body: CompleteBody } | { wrapUp: WrapUp })

/** From a click to a durable completion, or to a plan of several writes. */
export function createCompleting({ session, index, journal, panel, lock }: CompletingDeps) {
  /**
   * Takes a choice. The page is read again at this moment: where it is not surely the task's contact's, nothing is written
   * down, and the answer is a panel that says why (the right-person lock). Else it is durable when this returns.
   */
  async function start({ tabId, taskId, override, ...chosenFor }: Chosen): Promise<Result<PanelView>> {
    const account = await session.account()
    if (!account.ok) return account
    const card = await panel.cardOf(tabId, taskId)
    if (!card.ok) return card
    if (!override) {
      const verdict = await lock.check(tabId, card.value)
      if (verdict.kind !== 'accepted') return ok(await panel.objection(card.value, verdict))
    }

    const [summary, detail] = await Promise.all([index.openTask(taskId), index.knownDetail(taskId)])
    const task = detail?.task ?? summary
    if (task === null) return fail('notFound')
    // Before it is durable: should the worker die right after that, the panel still shows this task and what became of it.
    // What was asked for beyond the page has served: from here on it is this task, with the way back to the page.
    const wasSought = (await readTab(tabId)).sought !== null
    const chosen = wasSought ? { chosen: { taskId, how: 'asked' as const }, sought: null } : {}
    await changeTab(tabId, { begun: card.value, proposal: null, ...chosen })
    const wrapUp = 'wrapUp' in chosenFor ? chosenFor.wrapUp : null
    const body = 'body' in chosenFor ? chosenFor.body : (chosenFor.wrapUp.outcome ?? NO_OUTCOME)
    const { contactName, sequenceName, evidence } = card.value
    const intent = intentFor({
      account: account.value,
      task,
      detail,
      contactName,
      sequenceName,
      body,
      evidence,
      overridden: override,
      undoSeconds: (await readSettings()).undoSeconds,
    })
    const accepted = await (wrapUp === null
      ? journal.accept(intent)
      : journal.acceptPlan({
          intent,
          completes: wrapUp.outcome !== null,
          writes: writesOf(wrapUp, task),
        }))
    if (!accepted.ok) return accepted
    void journal.drain()
    return ok(await panel.view(tabId))
  }

  async function decide(decision: Promise<Result<CompletionRecord>>): Promise<Result<CompletionView>> {
    const decided = await decision
    if (!decided.ok) return decided
    void journal.drain()
    return ok(toView(decided.value))
  }

  return {
    start,
    goOn: (id: string) => decide(journal.goOn(id)),
    isThere: (id: string) => decide(journal.isThere(id)),
    sendAgain: (id: string) => decide(journal.sendAgain(id)),
    undo: (id: string) => decide(journal.undo(id)),
    hold: (id: string) => decide(journal.hold(id)),
    sendNow: (id: string) => decide(journal.sendNow(id)),
    tryNow: (id: string) => decide(journal.tryNow(id)),
    dismiss: (id: string) => decide(journal.dismiss(id)),
    giveUp: (id: string) => decide(journal.giveUp(id)),
  }
}
