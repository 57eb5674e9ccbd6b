import { setTimeout as sleep } from 'node:timers/promises'
import type { WrapUp } from '#lib/shared/messages/wrap-up.ts'
import { type ProblemCode, problemSchema } from '#lib/shared/problem.ts'
import type { CallResolution, CompleteBody } from '#lib/shared/reply/model.ts'
import { type CompletionRecord, isLead } from '#lib/worker/journal/record.ts'
import type { Choice, StepChoice } from '#test/faults/history.ts'
import { PIKE } from '#test/sandbox/keys.ts'
import type { Answer } from './desk.ts'
import { type ChosenWrite, now, type Seen } from './log.ts'
import type { Plan, WrapUpPlan } from './plan.ts'
import { sequenceFor } from './requests.ts'
import type { Playing } from './rig.ts'
import type { Seat } from './seat.ts'

/** Some eight minutes: a key that was refused, or a minute's requests that are used up, is everybody's in one browser. */
const TRIES = 240

type Taken = { id: string; notBefore: number }

/** A person who wants this task completed, once: who reads what the screen says and clicks again only when nothing was taken. */
export function createRep(rig: Playing, plan: Plan, taskId: number) {
  const { log } = rig
  const note = (seen: DistributedOmit<Extract<Seen, { by: 'rep' }>>) =>
    log.note({ at: now(), taskId, by: 'rep', ...seen })

  async function click(clicked: () => void): Promise<Taken | null> {
    let isFirst = true
    for (let tries = 0; tries < TRIES; tries += 1) {
      const once = () => {
        if (isFirst) clicked()
        isFirst = false
      }
      const how = plan.surface === 'panel' ? onPanel(once) : byMessages(once)
      const taken = (await how) ?? (await standing())
      // A rep does not choose for a task that somebody else has finished meanwhile.
      if (taken !== null || rig.server.sandbox.world.tasks.get(taskId)?.status !== 'new') return taken
      await sleep(Math.min(2_000, 150 * (tries + 1)))
    }
    return null
  }

  /** What the rep finds when they look again. */
  async function standing(): Promise<Taken | null> {
    const records = (await diskOf(rig, taskId)) ?? []
    const one = records.findLast(isLead) ?? records.at(-1)
    return one === undefined ? null : { id: one.id, notBefore: one.notBefore }
  }

  const writes = plan.wrapUp === null ? [] : writesOf(plan.wrapUp, taskId)

  async function byMessages(clicked: () => void): Promise<Taken | null> {
    const opened = await rig.desk.ask('panel.openTask', { tabId: rig.desk.tabId, taskId })
    if (opened === 'lost' || !opened.ok) return null
    return rig.withUndo(plan.undoSeconds, async () => {
      const start = (resolution: CallResolution) => {
        const { finish, undoSeconds } = plan
        const outcome = plan.wrapUp !== null && plan.wrapUp.movesBy !== null ? null : resolution
        note({ kind: 'clicked', resolution: outcome, finish, undoSeconds, writes })
        const { tabId } = rig.desk
        const body = { callResolution: resolution, finishProspectInSequence: finish }
        if (plan.wrapUp === null) return rig.desk.ask('completion.start', { tabId, taskId, body, override: false })
        const wrapUp = wrapUpOf(taskId, outcome === null ? null : body, writes)
        return rig.desk.ask('wrapUp.start', { tabId, wrapUp, override: false })
      }
      const first = start(plan.resolution)
      clicked()
      const answers = await Promise.all([first, ...(plan.again === null ? [] : [start(plan.again)])])
      let taken: Taken | null = null
      for (const answer of answers) {
        if (answer === 'lost') continue
        const found = answer.ok ? completionIn(answer, taskId) : null
        if (found !== null) note({ kind: 'accepted', id: found.id })
        if (!answer.ok) note({ kind: 'rejected', code: codeOf(answer) })
        taken ??= found
      }
      return taken
    })
  }

  async function onPanel(clicked: () => void): Promise<Taken | null> {
    return rig.withSeat(async (seat) => {
      if (!(await shows(seat))) return null
      return rig.withUndo(plan.undoSeconds, async () => {
        note({ kind: 'clicked', resolution: plan.resolution, finish: false, undoSeconds: plan.undoSeconds, writes: [] })
        if (plan.again !== null)
          note({ kind: 'clicked', resolution: plan.again, finish: false, undoSeconds: plan.undoSeconds, writes: [] })
        const presses = [
          seat.press(keyOf(plan.resolution)),
          ...(plan.again === null ? [] : [seat.press(keyOf(plan.again))]),
        ]
        clicked()
        await Promise.all(presses)
        const taken = await comes(() => standing(), 8_000)
        if (taken === null || plan.decision.kind === 'undoAtEnd') return taken
        await decideOnPanel(seat, taken)
        return taken
      })
    })
  }

  async function shows(seat: Seat): Promise<boolean> {
    if (!(await seat.show(taskId))) return false
    const ready = seat.page.getByRole('button', { name: 'Positive', exact: true })
    return ready.waitFor({ timeout: 60_000 }).then(
      () => true,
      () => false,
    )
  }

  /** With the panel that the choice was made on, as far as it still offers it. */
  async function decideOnPanel(seat: Seat, { id }: Taken): Promise<void> {
    const { kind, after } = plan.decision
    // A rep who waits goes on to the next person.
    if (kind === 'wait' || after > 1_500) return sleep(600)
    await sleep(after)
    const press = async (name: 'Undo' | 'Send now') => {
      note({ kind: 'asked', choice: name === 'Undo' ? 'undo' : 'sendNow', id })
      const button = seat.page.getByRole('button', { name, exact: true })
      await button.click({ timeout: 1_500 }).catch(() => undefined)
    }
    decided = true
    if (kind === 'sendNow') await press('Send now')
    else await press('Undo')
    if (kind === 'undoAndSend') await press('Send now')
    const end = await comes(
      async () => ((await seat.says()).startsWith('Undone') ? 'undone' : null),
      kind === 'sendNow' ? 300 : 1_500,
    )
    if (end !== null) note({ kind: 'chosen', choice: 'undo', id, code: null })
  }

  let decided = false

  async function decide({ id, notBefore }: Taken): Promise<void> {
    const { kind, after } = plan.decision
    if (kind === 'wait' || decided) return undefined
    if (kind === 'undoAtEnd') return choose('undo', id, notBefore + after)
    await sleep(after)
    if (kind === 'undoAndSend') return void (await Promise.all([choose('undo', id), choose('sendNow', id)]))
    return choose(kind, id)
  }

  async function choose(choice: Choice | StepChoice, id: string, at?: number): Promise<void> {
    note({ kind: 'asked', choice, id })
    const isOfStep = choice === 'goOn' || choice === 'isThere' || choice === 'sendAgain'
    const name = isOfStep ? (`step.${choice}` as const) : (`completion.${choice}` as const)
    const answer = await rig.desk.ask(name, { id }, 'popup', at)
    note({ kind: 'chosen', choice, id, code: answer === 'lost' ? 'lost' : answer.ok ? null : codeOf(answer) })
  }

  /** What needs a person: somebody who looks into Reply first, or who puts it aside. */
  async function settle({ id, write, problem }: CompletionRecord): Promise<void> {
    if (plan.needed === 'dismiss') return choose('dismiss', id)
    if (problem?.code === 'stepBefore') return choose('goOn', id)
    if (write?.kind !== 'note' || problem?.code !== 'notConfirmed') return choose('tryNow', id)
    const { effects } = rig.server.sandbox.world
    const isThere = effects.some(({ kind, text }) => kind === 'note' && text?.includes(write.tag) === true)
    return choose(isThere ? 'isThere' : 'sendAgain', id)
  }

  /** What a screen says in the end. */
  async function lookAgain(): Promise<void> {
    if (plan.surface !== 'panel') return
    await rig.withSeat(async (seat) => {
      if (!(await seat.show(taskId))) return
      log.note({ at: now(), taskId, by: 'screen', kind: 'says', text: await seat.says() })
    })
  }

  return { click, decide, settle, lookAgain }
}

type DistributedOmit<Value> = Value extends unknown ? Omit<Value, 'at' | 'taskId' | 'by'> : never

const HOUR = 3_600_000

/** In whole seconds, as a person chooses them. */
function inHours(hours: number): number {
  return Math.floor((Date.now() + hours * HOUR) / 1000) * 1000
}

function writesOf({ movesBy, note, followUpIn, leavesAlone, givesAway }: WrapUpPlan, taskId: number): ChosenWrite[] {
  return [
    ...(leavesAlone === null
      ? []
      : [leavesAlone === 'optOut' ? { kind: leavesAlone } : { kind: leavesAlone, sequenceId: sequenceFor(taskId) }]),
    ...(movesBy === null ? [] : [{ kind: 'move', startAt: inHours(movesBy) } as const]),
    ...(note ? [{ kind: 'note', text: `They asked for number ${taskId}.` } as const] : []),
    ...(followUpIn === null
      ? []
      : [{ kind: 'create', taskType: 'call', startAt: inHours(followUpIn), text: `Ask about ${taskId}` } as const]),
    ...(givesAway ? [{ kind: 'reassign', userId: PIKE, userName: 'A colleague' } as const] : []),
  ]
}

function wrapUpOf(taskId: number, outcome: CompleteBody | null, writes: readonly ChosenWrite[]): WrapUp {
  const wrapUp: WrapUp = {
    taskId,
    outcome,
    move: null,
    leaveAlone: null,
    note: null,
    followUp: null,
    reassign: null,
  }
  for (const write of writes) {
    if (write.kind === 'note') wrapUp.note = write.text
    else if (write.kind === 'move') wrapUp.move = { startAt: write.startAt }
    else if (write.kind === 'reassign') wrapUp.reassign = { userId: write.userId, userName: write.userName, of: 'task' }
    else if (write.kind !== 'create') wrapUp.leaveAlone = write.kind
    else wrapUp.followUp = { taskType: write.taskType, startAt: write.startAt, text: write.text }
  }
  return wrapUp
}

function keyOf(resolution: CallResolution): string {
  return resolution === 'positive' ? '1' : resolution === 'toCall' ? '2' : '3'
}

function codeOf(answer: Exclude<Answer, 'lost'> & { ok: false }): ProblemCode {
  const read = problemSchema.safeParse(answer.problem)
  return read.success ? read.data.code : 'internal'
}

/** Many use one desk, and its answer may already speak of the next one's task. */
function completionIn({ value }: { value: unknown }, taskId: number): Taken | null {
  const { completion } = value as { completion?: (Taken & { taskId: number }) | null }
  return completion?.taskId === taskId ? completion : null
}

async function comes<Value>(look: () => Promise<Value | null>, within: number): Promise<Value | null> {
  for (const end = Date.now() + within; ; ) {
    const found = await look()
    if (found !== null || Date.now() > end) return found
    await sleep(40)
  }
}

/** What is on the disk, also when the browser is just being opened again. */
export async function diskOf(rig: Playing, taskId: number): Promise<CompletionRecord[] | null> {
  for (let tries = 0; tries < 100; tries += 1) {
    const rows = await rig.desk.onDisk(taskId)
    if (rows !== null) return rows
    await sleep(200)
  }
  return null
}
