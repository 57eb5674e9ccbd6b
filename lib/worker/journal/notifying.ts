import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import type { CompletionRecord } from './record.ts'

const NAME = 'notified'
const PREFIX = 'wrapup.needs-you.'
const RESULT = 'wrapup.result.'
/** Of so many completions is remembered that the rep was told. */
const MOST = 500
const idsSchema = z.array(z.string())

/** Whether the rep has turned notifications on: the browser's permission is the switch, and there is no other. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] })
}

/** Turned off: the permission is given back. */
export async function stopNotifying(): Promise<void> {
  await browser.permissions.remove({ permissions: ['notifications'] }).catch(() => false)
}

/**
 * A notification for each completion that a person must decide about: at most one for each, also where it needs them again after a
 * check that they asked for; gone once it is decided, and none for what needed them before they turned notifications on. It names nobody: other people see a screen, too.
 */
export function createNotifying(needing: () => Promise<CompletionView[]>) {
  let turn: Promise<void> = Promise.resolve()
  let listening = false

  /** The browser has no such events before the permission is there. */
  function listen(): void {
    if (listening || browser.notifications?.onClicked === undefined) return
    listening = true
    browser.notifications.onClicked.addListener((id) => {
      if (!id.startsWith(PREFIX)) return
      void browser.notifications.clear(id)
      void browser.runtime.openOptionsPage()
    })
  }

  async function bringInLine(): Promise<void> {
    const needed = await needing()
    const told = await notified()
    const fresh = needed.filter(({ id }) => !told.includes(id))
    // Written down before they are shown: a worker that dies in between shows one too few, and never one twice.
    if (fresh.length > 0) {
      await browser.storage.local.set({ [NAME]: [...told, ...fresh.map(({ id }) => id)].slice(-MOST) })
    }
    if (!(await mayNotify())) return
    const shown = Object.keys(await browser.notifications.getAll()).filter((id) => id.startsWith(PREFIX))
    const decided = shown.filter((shownId) => needed.every(({ id }) => PREFIX + id !== shownId))
    await Promise.all(decided.map((id) => browser.notifications.clear(id)))
    await Promise.all(fresh.map(show))
  }

  /** Quiet, and only where the rep has asked for it: a page can hide the panel, and nothing else would tell. */
  async function tellResult({ id, state, snapshot, body, write }: CompletionRecord): Promise<void> {
    if (state !== 'done' || write !== undefined || !(await readSettings()).tellResult || !(await mayNotify())) return
    await browser.notifications.create(RESULT + id, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title: words.notification.done(snapshot.taskType, body.callResolution),
      message: words.notification.doneText,
      // Firefox refuses what it does not know.
      ...(import.meta.env.FIREFOX ? {} : { silent: true }),
    })
  }

  return {
    listen,
    /** A completion has changed. */
    learn(record: CompletionRecord | null): void {
      if (record !== null) turn = turn.then(() => tellResult(record)).catch(() => undefined)
    },
    /** To be called after every change, as often as wanted. */
    update(): void {
      turn = turn.then(bringInLine).catch(() => undefined)
    },
  }
}

async function notified(): Promise<string[]> {
  const parsed = idsSchema.safeParse((await browser.storage.local.get(NAME))[NAME])
  return parsed.success ? parsed.data : []
}

async function show(one: CompletionView): Promise<void> {
  await browser.notifications.create(PREFIX + one.id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: words.notification.title,
    message: words.notification.text(one.taskType),
  })
}
