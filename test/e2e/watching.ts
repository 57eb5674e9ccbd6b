import type { Frame, Page } from 'playwright-core'
import { expect, onTestFailed } from 'vitest'
import { isInPlace } from '#test/demo/dock.ts'
import type { Stage } from '#test/demo/stage.ts'
import type { JournalEntry } from '#test/sandbox/journal.ts'

/** What a card says while its script is on the way, at first and where that takes long. */
const READING = /^(Reading the script from Reply…|Still waiting: Reply is slow.*)$/

/** The frame of the dock, which stands in a closed shadow root: found among the page's frames, as the page itself cannot. */
export async function dockOf(page: Page): Promise<Frame> {
  const find = () => page.frames().find((frame) => frame.url().includes('/dock.html'))
  await expect.poll(find, { timeout: 10_000 }).toBeDefined()
  const frame = find()
  if (frame === undefined) throw new Error('The dock was there and is gone.')
  return frame
}

/** The dock that speaks of this person: after in-page navigation it is another frame than before. */
export async function dockFor(page: Page, name: string): Promise<Frame> {
  const pill = (frame: Frame) => frame.getByRole('button', { name: `Reply task: ${name}` })
  const find = async () => {
    for (const frame of page.frames().filter((one) => one.url().includes('/dock.html'))) {
      // A frame that is taken away while it is asked is not the one.
      if (
        (await pill(frame)
          .count()
          .catch(() => 0)) > 0
      )
        return frame
    }
    return null
  }
  await expect.poll(find, { timeout: 10_000 }).not.toBeNull()
  return (await find()) ?? dockFor(page, name)
}

/** Whether this page has a dock at this moment. */
export function isDockShown(page: Page): boolean {
  return page.frames().some((frame) => frame.url().includes('/dock.html'))
}

/** Opens the dock's panel by its pill, once that names `whom`. A test that fails afterwards says what the panel showed. */
export async function openDock(page: Page, whom = ''): Promise<Frame> {
  const dock = await dockOf(page)
  onTestFailed(async ({ task }) => {
    const seen = await page.evaluate(() => document.visibilityState).catch(String)
    const shown = await dock.evaluate(() => document.body.innerText).catch(String)
    const visible = await dock.evaluate(() => document.visibilityState).catch(String)
    const told = `The page was ${seen}, and its dock, ${visible}, showed:\n${shown}`
    // In the error itself: of a long run the end alone is kept, and errors stand there.
    for (const error of task.result?.errors ?? []) error.message += `\n${told}`
  })
  const pill = dock.getByRole('button', { name: `Reply task: ${whom}` })
  await pill.waitFor()
  await isInPlace(dock)
  await pill.click()
  await expect.poll(() => pill.getAttribute('aria-expanded'), { message: 'the dock opens' }).toBe('true')
  await isRead(dock)
  return dock
}

/** Waits until the task's script is there or known to be missing: as it comes the card grows, and a press that arrives just then only proposes. */
export async function isRead(panel: Page | Frame): Promise<void> {
  await panel.getByText(READING).waitFor({ state: 'detached' })
}

/** Every request to complete a task that reached the stand-in. */
export function completionsSent(stage: Stage): JournalEntry[] {
  return stage.reply.journal.find('POST', '/v3/tasks/*/complete')
}

/** The only such request. */
export function sentCompletion(stage: Stage): JournalEntry {
  const [request, ...more] = completionsSent(stage)
  if (request === undefined || more.length > 0) throw new Error(`${more.length + 1} completions were sent.`)
  return request
}
