import { type Browser, browser } from 'wxt/browser'
import { pickField } from './pick.ts'
import type { PickerTask, Pointed } from './task.ts'

/** The picker of this document, so that a second one ends the first. */
type PickerWorld = typeof globalThis & { wrapupPicker?: () => void }

/** Waits for what is to be pointed at, which only the worker can say, and tells the worker what was. */
export function listenForTask(view: Window): void {
  const world: PickerWorld = globalThis
  const receive = (
    message: PickerTask | { type: string },
    sender: Browser.runtime.MessageSender,
    respond: (begun: true) => void,
  ) => {
    if (sender.id !== browser.runtime.id || !isTask(message)) return
    browser.runtime.onMessage.removeListener(receive)
    world.wrapupPicker?.()
    world.wrapupPicker = pickField(view, message, tell)
    respond(true)
  }
  browser.runtime.onMessage.addListener(receive)
}

function isTask(message: PickerTask | { type: string }): message is PickerTask {
  return message?.type === 'pick.begin'
}

async function tell(pointed: Pointed): Promise<boolean> {
  try {
    const answer: { ok?: boolean } | undefined = await browser.runtime.sendMessage(pointed)
    return answer?.ok === true
  } catch {
    return false
  }
}
