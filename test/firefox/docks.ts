import type { JournalEntry } from '#test/sandbox/journal.ts'
import type { FirefoxStage } from './stage.ts'
import { findView, type View, viewsAt } from './view.ts'

/** The dock in a page, once it is there. */
export function dockOf({ firefox }: FirefoxStage, page: View): Promise<View> {
  return findView(firefox, firefox.extensionUrl('/dock.html'), page)
}

/** Every dock in a page, dead ones too. */
export function docksIn({ firefox }: FirefoxStage, page: View): Promise<View[]> {
  return viewsAt(firefox, firefox.extensionUrl('/dock.html'), page)
}

/** Opens the dock's panel by its pill, once that names `whom`. */
export async function openDock(stage: FirefoxStage, page: View, whom: string): Promise<View> {
  const dock = await dockOf(stage, page)
  await dock.click('button', `Reply task: ${whom}`)
  await dock.wait('heading', whom)
  return dock
}

/** Every request to complete a task that reached the stand-in. */
export function completionsSent({ reply }: FirefoxStage): JournalEntry[] {
  return reply.journal.find('POST', '/v3/tasks/*/complete')
}

/** The only such request. */
export function sentCompletion(stage: FirefoxStage): JournalEntry {
  const [request, ...more] = completionsSent(stage)
  if (request === undefined || more.length > 0) throw new Error(`${more.length + 1} completions were sent.`)
  return request
}
