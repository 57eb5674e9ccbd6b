import { type Browser, browser } from 'wxt/browser'
import { afterPage } from '#lib/page/follow/page-clock.ts'
import type { PageRules, ReaderRules, RuleTrial, ToOwnReader } from '#lib/shared/settings/own-site.ts'

/** How often the worker is asked again when none answered. */
const TRIES = 5
const AGAIN = 1000
const NEVER = new AbortController().signal

/**
 * What the worker holds for the site that this page is on; null where nothing is on here. Only the worker can answer: a page
 * has no way to this channel, so what comes is not checked again (the worker has parsed it).
 */
export async function askRules(): Promise<ReaderRules | null> {
  const message: PageRules = { type: 'page.rules' }
  for (let turn = 0; turn < TRIES; turn += 1) {
    try {
      const answer: { ok: boolean; value?: { rules: ReaderRules | null } } | null | undefined =
        await browser.runtime.sendMessage(message)
      if (answer !== undefined && answer !== null) return answer.value?.rules ?? null
    } catch {
      // The extension may be gone; the reader asks for itself whether it is.
    }
    await new Promise<void>((done) => afterPage(AGAIN, NEVER, done))
  }
  return null
}

/** Hands over what the worker says to the reader of an own site. What the listener returns is the answer. */
export function listenForRules(listener: (message: ToOwnReader) => RuleTrial | null): void {
  browser.runtime.onMessage.addListener(
    (message: ToOwnReader | { type: string }, sender: Browser.runtime.MessageSender, respond) => {
      if (sender.id !== browser.runtime.id || !isForOwnReader(message)) return
      const answer = listener(message)
      if (answer !== null) respond(answer)
    },
  )
}

function isForOwnReader(message: ToOwnReader | { type: string }): message is ToOwnReader {
  return message?.type === 'own.rules' || message?.type === 'own.try'
}
