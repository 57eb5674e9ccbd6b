import { once } from 'node:events'
import { TOMAS } from '../sandbox/cast/featured-people.ts'
import type { JournalEntry } from '../sandbox/journal.ts'
import { lineOf, watchCompletions } from './completions.ts'
import { guide } from './guide.ts'
import { pinnedProfile } from './pinned-profile.ts'
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
        await openPages(stage)
        say(guide(stage))
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
async function openPages(stage: Stage): Promise<void> {
  const options = await stage.setUp(['LinkedIn', 'Demo CRM'])
  await options.goto(`${stage.crm.url}/contacts`)
  const record = await stage.browser.context.newPage()
  await record.goto(`${stage.crm.url}/contacts/${TOMAS}`)
  await record.bringToFront()
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
