import type { CDPSession, Page } from 'playwright-core'

/** What a key writes on a keyboard: `key` is its text, `code` its place. */
type Key = { code: string; key: string }

/** The keys that the panel knows, as real keyboards write them: the number row's first three and the place of the English U. */
export const KEYBOARDS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  QWERTY: ['1', '2', '3', 'u'],
  AZERTY: ['&', 'é', '"', 'u'],
  QWERTZ: ['1', '2', '3', 'u'],
  Czech: ['+', 'ě', 'š', 'u'],
  Ukrainian: ['1', '2', '3', 'г'],
}

/** A keyboard of some country at a page: it presses keys as the browser gets them from the system, text and place. */
export type Keyboard = {
  first: () => Promise<void>
  second: () => Promise<void>
  third: () => Promise<void>
  undo: () => Promise<void>
  enter: () => Promise<void>
  escape: () => Promise<void>
  press: (key: Key, more?: { autoRepeat?: boolean; shift?: boolean }) => Promise<void>
}

/** Puts a keyboard at a page or popup. The browser sends the keys to whatever has the focus in it. */
export async function keyboardAt(page: Page, layout: string): Promise<Keyboard> {
  const [one, two, three, u] = KEYBOARDS[layout] ?? []
  if (one === undefined || two === undefined || three === undefined || u === undefined) {
    throw new Error(`There is no keyboard ${layout}.`)
  }
  const cdp = await page.context().newCDPSession(page)
  const press: Keyboard['press'] = (key, { autoRepeat = false, shift = false } = {}) =>
    pressAndRelease(cdp, key, autoRepeat, shift)
  return {
    first: () => press({ code: 'Digit1', key: one }),
    second: () => press({ code: 'Digit2', key: two }),
    third: () => press({ code: 'Digit3', key: three }),
    undo: () => press({ code: 'KeyU', key: u }),
    enter: () => press({ code: 'Enter', key: 'Enter' }),
    escape: () => press({ code: 'Escape', key: 'Escape' }),
    press,
  }
}

const KEY_CODES: Readonly<Record<string, number>> = { Enter: 13, Escape: 27, Tab: 9 }

async function pressAndRelease(cdp: CDPSession, { code, key }: Key, autoRepeat: boolean, shift: boolean) {
  const windowsVirtualKeyCode = KEY_CODES[key] ?? code.charCodeAt(code.length - 1)
  const text = key === 'Enter' ? '\r' : [key].filter((one) => one.length === 1).join('')
  const common = { code, key, windowsVirtualKeyCode, modifiers: shift ? 8 : 0 }
  await cdp.send('Input.dispatchKeyEvent', {
    ...common,
    type: text === '' ? 'rawKeyDown' : 'keyDown',
    autoRepeat,
    ...(text === '' ? {} : { text }),
  })
  await cdp.send('Input.dispatchKeyEvent', { ...common, type: 'keyUp' })
}
