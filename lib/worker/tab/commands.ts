import { type Browser, browser } from 'wxt/browser'
import { COMMANDS, type Command, commandScreen } from '#lib/shared/messages/screen-command.ts'
import type { PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import type { CallResolution } from '#lib/shared/reply/model.ts'
import type { Run } from '#lib/worker/day/run.ts'
import type { createCompleting } from './completing.ts'
import type { PanelViews } from './panel.ts'
import { openPanelWindow, openPopup } from './show-panel.ts'
import { changeTab, type Refused } from './tab-store.ts'

type CommandsDeps = {
  panel: Pick<PanelViews, 'view'>
  completing: Pick<ReturnType<typeof createCompleting>, 'start'>
  run: Pick<Run, 'view' | 'next' | 'goOn'>
  /** The note that was written for this task goes with its outcome, and is not kept any longer. */
  forgetDraft: (taskId: number) => Promise<void>
  /** Has an open panel of this tab do it; null where none is open. */
  tell: typeof commandScreen
  /** Shows the panel of a tab that none shows. */
  show: (tab: { id: number; windowId: number }) => Promise<void>
  changed: () => void
}

const OUTCOMES: Readonly<Record<Exclude<Command, 'next'>, CallResolution>> = {
  positive: 'positive',
  'to-call': 'toCall',
  negative: 'negative',
}

const NOTHING = { move: null, leaveAlone: null, followUp: null, reassign: null } as const
const SURFACES = ['popup', 'sidepanel', 'dock'] as const

/**
 * The browser's own commands. A panel that is open does what its key does. Where none is, or none of its keys hears it, it
 * is done here in the same way: the page is read again, the window for undoing is the same, and what is not done is said.
 */
export function createCommands(deps: CommandsDeps) {
  const { panel, completing, run, forgetDraft, tell, show, changed } = deps
  let last: Promise<unknown> = Promise.resolve()

  async function next(tabId: number): Promise<Refused['why'] | null> {
    const going = await run.view()
    if (going === null) return 'noRun'
    const shown = await panel.view(tabId)
    const isElsewhere = going.current !== null && !(shown.kind === 'task' && shown.task.taskId === going.current.taskId)
    const isAway = going.paused === true || isElsewhere
    if (!isAway && going.next === null) return 'runOver'
    await (isAway ? run.goOn(tabId) : run.next(tabId))
    return null
  }

  async function complete(tabId: number, resolution: CallResolution): Promise<Refused['why'] | null> {
    const shown = await panel.view(tabId)
    if (shown.kind === 'choose' || shown.kind === 'mismatch') return 'asked'
    if (shown.kind !== 'task') return 'nobody'
    const why = whyNot(shown)
    if (why !== null) return why
    const started = await completing.start({ tabId, override: false, ...wrapUpOf(shown.task, resolution) })
    if (!started.ok) return 'failed'
    if (started.value.kind !== 'task') return 'asked'
    if (hasDraft(shown.task)) await forgetDraft(shown.task.taskId)
    return null
  }

  async function obey(command: Command, tab: { id: number; windowId: number }): Promise<void> {
    await changeTab(tab.id, { said: null })
    let isShown = false
    for (const surface of SURFACES) {
      const heard = await tell(surface, tab.id, command)
      if (heard === 'done') return
      isShown ||= heard === 'shown'
    }
    const why = command === 'next' ? await next(tab.id) : await complete(tab.id, OUTCOMES[command])
    if (why !== null) {
      await changeTab(tab.id, { said: { command, why, at: Date.now() } })
      if (!isShown) await show(tab)
    }
    changed()
  }

  return {
    /** One after the other: the next person waits until what was chosen for this one is durable. */
    give(command: Command, tab: { id: number; windowId: number }): Promise<void> {
      const given = last.then(() => obey(command, tab))
      last = given.catch(() => undefined)
      return given
    },
  }
}

function whyNot({ task, completion }: Extract<PanelView, { kind: 'task' }>): Refused['why'] | null {
  if (task.type !== 'call') return 'noCall'
  const isFree = completion === null || completion.state === 'cancelled' || completion.state === 'attention'
  return task.status === 'new' && isFree ? null : 'taken'
}

const hasDraft = ({ draft }: TaskCard) => draft !== undefined && draft.trim() !== ''

function wrapUpOf(task: TaskCard, resolution: CallResolution) {
  const { taskId } = task
  const body = { callResolution: resolution, finishProspectInSequence: false }
  if (!hasDraft(task)) return { taskId, body }
  return { taskId, wrapUp: { ...NOTHING, taskId, outcome: body, note: task.draft?.trim() ?? null } }
}

/** Listens for them. To be called before anything is awaited. */
export function listenForCommands(commands: ReturnType<typeof createCommands>): void {
  browser.commands.onCommand.addListener((name, tab) => {
    const command = COMMANDS.find((one) => one === name)
    if (command === undefined) return
    void inFront(tab).then((found) => (found === null ? undefined : commands.give(command, found)))
  })
}

async function inFront(told: Browser.tabs.Tab | undefined): Promise<{ id: number; windowId: number } | null> {
  const [tab] = told === undefined ? await browser.tabs.query({ active: true, lastFocusedWindow: true }) : [told]
  return tab?.id === undefined || tab.id === -1 ? null : { id: tab.id, windowId: tab.windowId }
}

/** In the popup, or in a window of its own where the browser does not open that. */
export async function showPanelOf({ id, windowId }: { id: number; windowId: number }): Promise<void> {
  if (!(await openPopup(windowId))) await openPanelWindow(id)
}
