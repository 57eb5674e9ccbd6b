import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import * as z from 'zod'
import { type CompletionView, completionViewSchema } from '#lib/shared/messages/views.ts'
import type { Stage } from '#test/demo/stage.ts'
import type { Role } from './cast.ts'
import { completedTimes, sentFor } from './open-calls.ts'

const listing = z.object({ ok: z.literal(true), value: z.array(completionViewSchema) })
const decision = z.object({ ok: z.boolean(), problem: z.optional(z.object({ code: z.string() })) })

/**
 * What is on record of a person's task, how often the extension sent it, how often Reply was asked to complete it (the browser
 * itself may repeat a request), and how often that took effect.
 */
export type Outcome = { states: string[]; sent: number; requests: number; effects: number }

/** A choice that was sent and took effect, once each. */
export const ONCE: Outcome = { states: ['done'], sent: 1, requests: 1, effects: 1 }
/** A choice that was taken back. */
export const NOT_SENT: Outcome = { states: ['cancelled'], sent: 0, requests: 0, effects: 0 }

/** What is on record of this person's task, newest first: what the options page lists of it. */
export async function recorded(stage: Stage, { task }: Role): Promise<CompletionView[]> {
  const options = await optionsOf(stage)
  const answer = listing.parse(await options.evaluate("chrome.runtime.sendMessage({ type: 'history.list' })"))
  return answer.value.filter(({ taskId }) => taskId === task.id)
}

/** The only choice that is on record for this person's task. */
export async function theOnlyChoice(stage: Stage, role: Role): Promise<CompletionView> {
  const [one, ...more] = await recorded(stage, role)
  if (one === undefined || more.length > 0) throw new Error(`${more.length + 1} choices are on record.`)
  return one
}

/** How it stands with this person's task. */
export async function standing(stage: Stage, role: Role): Promise<Outcome> {
  const records = await recorded(stage, role)
  const states = records.map(({ state }) => state)
  const sent = records.reduce((sum, { attempts }) => sum + attempts, 0)
  return { states, sent, requests: sentFor(stage, role).length, effects: completedTimes(stage, role) }
}

/** How it ended with this person's task, once nothing is under way any more. */
export async function outcome(stage: Stage, role: Role, timeout = 20_000): Promise<Outcome> {
  const ended = async () => {
    const states = (await recorded(stage, role)).map(({ state }) => state)
    return states.length > 0 && states.every((state) => /^(done|doneElsewhere|cancelled|attention)$/.test(state))
  }
  await expect.poll(ended, { timeout }).toBe(true)
  return standing(stage, role)
}

/** Asks to undo a completion at a given moment (epoch ms), to the millisecond: no hand could. Gives what became of it. */
export async function undoAt(stage: Stage, { id }: CompletionView, at: number): Promise<string> {
  const options = await optionsOf(stage)
  const answer = await options.evaluate(`new Promise((resolve) => {
    const undo = () => resolve(chrome.runtime.sendMessage({ type: 'completion.undo', id: '${id}' }))
    setTimeout(undo, ${at} - Date.now())
  })`)
  const { ok, problem } = decision.parse(answer)
  return ok ? 'undone' : (problem?.code ?? 'unknown')
}

/** The options page, opened where none is open: a restart closes it. */
async function optionsOf({ browser }: Stage): Promise<Page> {
  const address = browser.extensionUrl('/options.html')
  const open = browser.context.pages().find((page) => page.url() === address)
  if (open !== undefined) return open
  const page = await browser.context.newPage()
  await page.goto(address)
  return page
}
