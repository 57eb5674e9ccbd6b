import type { Browser } from 'wxt/browser'
import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { words } from '#lib/shared/words/index.ts'

const NAME = 'morning'
const ID = 'wrapup.morning'
/** The night is over. By this computer's clock. */
const FROM_HOUR = 6

type MorningDeps = {
  /** The rep asked for it, and the browser lets us. */
  isWanted: () => Promise<boolean>
  /** Reads the tasks where they are old; gives when they were read last, epoch ms. */
  readTasks: () => Promise<number | null>
  /** How many are due by tonight; null while that is not known. */
  due: () => Promise<number | null>
  area: Pick<Browser.storage.StorageArea, 'get' | 'set'>
  show: (count: number) => Promise<unknown>
  now: () => number
}

/**
 * Tells what is due, once a day, the first time that the worker wakes after six: only where it was asked for, only from tasks that were read
 * today, and not where nothing is due. It names nobody.
 */
export function createMorning({ isWanted, readTasks, due, area, show, now }: MorningDeps) {
  async function tell(): Promise<void> {
    if (!(await isWanted())) return
    const at = new Date(now())
    const today = at.toDateString()
    if (at.getHours() < FROM_HOUR || (await lastTold(area)) === today) return
    const readAt = await readTasks()
    const count = await due()
    // What was read yesterday does not say what is due today: it is told at the next waking.
    if (count === null || readAt === null || new Date(readAt).toDateString() !== today) return
    // Written down before it is shown: a worker that dies in between tells one time too few, and never twice.
    await area.set({ [NAME]: today })
    if (count > 0) await show(count)
  }

  let turn: Promise<void> = Promise.resolve()
  return {
    /** To be called when the worker wakes. Never rejects. */
    tell(): Promise<void> {
      turn = turn.then(tell).catch(() => undefined)
      return turn
    },
  }
}

async function lastTold(area: MorningDeps['area']): Promise<string | null> {
  const parsed = z.string().safeParse((await area.get(NAME))[NAME])
  return parsed.success ? parsed.data : null
}

/** How it is shown, and where a press on it leads. */
export function morningNotice() {
  let listening = false
  return {
    /** The browser has no such events before the permission is there. */
    listen(): void {
      if (listening || browser.notifications?.onClicked === undefined) return
      listening = true
      browser.notifications.onClicked.addListener((id) => {
        if (id !== ID) return
        void browser.notifications.clear(id)
        void browser.tabs.create({ url: `${browser.runtime.getURL('/options.html')}#today` })
      })
    },
    show: (count: number) =>
      browser.notifications.create(ID, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('/icon/128.png'),
        title: words.dueToday(count),
        message: words.notification.morning,
      }),
  }
}
