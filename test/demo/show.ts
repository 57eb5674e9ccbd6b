import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { TOMAS } from '../sandbox/cast/featured-people.ts'
import type { JournalEntry } from '../sandbox/journal.ts'
import { lineOf, watchCompletions } from './completions.ts'
import { guide } from './guide.ts'
import { pinnedProfile } from './pinned-profile.ts'
import { panelBeside, runOfTen } from './run-of-ten.ts'
import { buildStage, type Stage } from './stage.ts'
import { faint, good, say } from './terminal.ts'

/**
 * Opens a browser window with everything connected and switched on, and says what to try. Returns the exit code once the
 * window was closed or the terminal said stop.
 */
export async function showDemo(): Promise<number> {
  const asked = stopAsked()
  say(faint('Starting the stand-in for Reply, the demo CRM and a browser …'))
  const launch = { headless: false, ownSignals: true, args: ['--ozone-platform-hint=auto', '--test-type'] }
  const stage = await buildStage({ browser: { ...launch, profile: await pinnedProfile(launch) } })
  const { context } = stage.browser
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()))
  const end = new AbortController()
  try {
    await Promise.race([
      asked,
      closed,
      (async () => {
        const settled = await openPages(stage)
        say(guide(stage))
        void showRun(stage, settled)
        await watchCompletions(stage.reply, (entry) => say(told(stage, entry)), end.signal)
      })(),
    ])
  } finally {
    end.abort()
    await stage.end()
  }
  say(faint('\nEnded. Nothing of it stays on this computer.'))
  return 0
}

/** Sets up as a person does, then leaves the list and a record with an open task on the screen. */
async function openPages(stage: Stage): Promise<Page> {
  const options = await stage.setUp(['LinkedIn', 'Demo CRM'])
  await options.goto(`${stage.crm.url}/contacts`)
  const record = await stage.browser.context.newPage()
  await record.goto(`${stage.crm.url}/contacts/${TOMAS}`)
  await record.bringToFront()
  return record
}

/** So long a caption can be read. */
const READING = 2500

/** Ten mixed tasks by themselves, with a caption before each key: the day is left in its middle. A person may take over at any time. */
async function showRun(stage: Stage, record: Page): Promise<void> {
  try {
    const beside = await panelBeside(stage)
    await runOfTen(beside, async (caption) => {
      say(faint(`  run  ${caption}`))
      await writeCaption(beside.page, caption)
      await pause(READING)
    })
    await writeCaption(beside.page, 'Over to you. N goes on with the next one.')
  } catch (error) {
    // Whoever takes over, or closes the tab, ends it; the rest of the demo is there all the same.
    say(faint(`  run  ended: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`))
    await record.bringToFront().catch(() => undefined)
  }
}

/** On the page that is worked on. A page that is just being left shows none. */
async function writeCaption(page: Page, caption: string): Promise<void> {
  const write = (text: string) => {
    const there = document.getElementById('demo-caption') ?? document.createElement('div')
    there.id = 'demo-caption'
    there.textContent = text
    there.style.cssText =
      'position:fixed;left:24px;bottom:24px;z-index:9;max-width:32rem;padding:12px 16px;border-radius:10px;background:#14171f;color:#fff;font:500 15px/1.4 system-ui'
    document.body.append(there)
  }
  await page.evaluate(write, caption).catch(() => undefined)
}

function told({ reply }: Stage, entry: JournalEntry): string {
  const task = reply.world.tasks.get(Number(/\d+/.exec(entry.path.slice('/v3'.length))?.[0]))
  const contact = task === undefined ? undefined : reply.world.contactOf(task)
  const who = [contact?.firstName, contact?.lastName].filter(Boolean).join(' ')
  return `  ${good(new Date().toLocaleTimeString())}  ${lineOf(entry)}  ${faint(who)}`
}

/** Ctrl-C, a closed terminal, or a polite request to end. */
async function stopAsked(): Promise<void> {
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
}
