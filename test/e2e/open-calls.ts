import type { Page } from 'playwright-core'
import { chooseUndoWindow } from '#test/browser/set-up.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import type { JournalEntry } from '#test/sandbox/journal.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import type { ReplyOptions } from '#test/sandbox/start-reply.ts'
import { createCast, type Role } from './cast.ts'

/** Enough people for one per test, and few enough that their contacts are read within seconds. */
const ONE_TASK_EACH: ReplyOptions = { tasks: 70, contacts: 80 }

/** A rep with nothing but calls to make, connected, on LinkedIn. */
export type OpenCalls = {
  stage: Stage
  /** The options page that the set-up was done on. */
  options: Page
  /** Another person with one open call. */
  nextCall: () => Role
}

/** Opens a stage for the tests of one file; each of them takes people of its own. `undo`: the rep's window, 5 s unless told; `sites`: those that are on. */
export async function openCalls({
  undo,
  sites = ['LinkedIn'],
}: {
  undo?: string
  sites?: string[]
} = {}): Promise<OpenCalls> {
  const stage = await buildStage({ reply: ONE_TASK_EACH })
  makeAllCalls(stage)
  const cast = createCast(stage)
  const options = await stage.setUp(sites)
  if (undo !== undefined) await chooseUndoWindow(options, undo)
  return { stage, options, nextCall: () => cast.next('call') }
}

/** Makes every open task of the rep a call. To be used before the extension is connected: it reads the tasks then. */
export function makeAllCalls({ reply }: Stage): void {
  for (const task of reply.world.tasks.values()) {
    if (task.status !== 'new' || task.assignedUserId !== ROSA) continue
    Object.assign(task, { taskType: 'call', linkedInTaskType: null, isScheduled: false })
  }
}

/** The path of this person's completion at Reply. */
export function completionPath({ task }: Role): string {
  return `/v3/tasks/${task.id}/complete`
}

/** The requests to complete this person's task, as they reached the stand-in. */
export function sentFor({ reply }: Stage, role: Role): JournalEntry[] {
  return reply.control.requests('POST', completionPath(role))
}

/** How often this person's task was really completed through the API. */
export function completedTimes({ reply }: Stage, { task }: Role): number {
  return reply.control.effects(task.id).filter(({ kind, via }) => kind === 'complete' && via === 'api').length
}
