import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { From } from '#lib/worker/senders.ts'

/** Frames of one tab that are remembered: those of pages in the back/forward cache come back. */
const MOST = 64

const tabSchema = z.object({
  /** Words that were given out and not used yet. */
  words: z.array(z.string()),
  /** Documents, by the browser's word for them, that have proved whose they are. */
  frames: z.array(z.string()),
})

type TabFrames = z.infer<typeof tabSchema>

const NONE: TabFrames = { words: [], frames: [] }
const name = (tabId: number) => `frames.${tabId}`
/** One after another: of two that come at one time none is lost. */
let turn: Promise<unknown> = Promise.resolve()

/** A word for the frame that a tab's reader is about to make. Good once, and only there. */
export async function issueWord(tabId: number | null): Promise<Result<{ word: string }>> {
  if (tabId === null) return fail('internal')
  const word = crypto.randomUUID()
  await change(tabId, ({ words, frames }) => ({ words: [...words, word].slice(-MOST), frames }))
  return ok({ word })
}

/**
 * A dock's frame says the word that its own reader had for it. Any other document with the dock's address, in this tab or
 * another, in this site's page or another's, has none, and gets nothing.
 */
export async function enter(word: string, { tabId, frame }: From): Promise<Result<{ done: true }>> {
  if (tabId === null || frame === null) return fail('permissionMissing')
  let isIn = false
  await change(tabId, ({ words, frames }) => {
    isIn = frames.includes(frame)
    if (isIn || !words.includes(word)) return { words, frames }
    isIn = true
    return { words: words.filter((one) => one !== word), frames: [...frames, frame].slice(-MOST) }
  })
  return isIn ? ok({ done: true }) : fail('permissionMissing')
}

/** Whether a dock's frame has proved whose it is. */
export async function hasEntered({ tabId, frame }: From): Promise<boolean> {
  if (tabId === null || frame === null) return false
  await turn
  return (await read(tabId)).frames.includes(frame)
}

/** Forgets a closed tab. */
export async function forgetFrames(tabId: number): Promise<void> {
  await browser.storage.session.remove(name(tabId))
}

async function change(tabId: number, by: (known: TabFrames) => TabFrames): Promise<void> {
  const mine = turn.then(async () => browser.storage.session.set({ [name(tabId)]: by(await read(tabId)) }))
  turn = mine.catch(() => undefined)
  await mine
}

async function read(tabId: number): Promise<TabFrames> {
  const stored = (await browser.storage.session.get(name(tabId)))[name(tabId)]
  return tabSchema.safeParse(stored).data ?? NONE
}
