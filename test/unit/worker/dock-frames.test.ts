import { beforeEach, describe, expect, test, vi } from 'vitest'
import { enter, forgetFrames, hasEntered, issueWord } from '#lib/worker/tab/dock-frames.ts'

const kept = vi.hoisted(() => new Map<string, unknown>())

/** The session's storage, which is asked and not at once answered. */
vi.mock('wxt/browser', () => {
  const session = {
    get: (key: string) => Promise.resolve(kept.has(key) ? { [key]: kept.get(key) } : {}),
    set: async (items: Record<string, unknown>) => {
      await Promise.resolve()
      for (const [key, value] of Object.entries(items)) kept.set(key, structuredClone(value))
    },
    remove: async (key: string) => void kept.delete(key),
  }
  return { browser: { storage: { session } } }
})

const dock = (frame: string | null, tabId: number | null = 7) => ({ sender: 'dock', tabId, url: '', frame }) as const

async function wordFor(tabId: number): Promise<string> {
  const issued = await issueWord(tabId)
  return issued.ok ? issued.value.word : ''
}

beforeEach(() => kept.clear())

describe("a dock's frame", () => {
  test('is let in by the word that its own tab’s reader was given', async () => {
    expect(await hasEntered(dock('one'))).toBe(false)
    expect((await enter(await wordFor(7), dock('one'))).ok).toBe(true)
    expect(await hasEntered(dock('one'))).toBe(true)
  })

  test('is not let in by no word, by another tab’s, or by one that was used', async () => {
    const word = await wordFor(7)
    expect((await enter('guessed', dock('one'))).ok).toBe(false)
    expect((await enter(word, dock('one', 8))).ok).toBe(false)
    expect((await enter(word, dock('one'))).ok).toBe(true)
    expect((await enter(word, dock('two'))).ok).toBe(false)
    expect(await hasEntered(dock('two'))).toBe(false)
    expect(await hasEntered(dock('one', 8))).toBe(false)
  })

  test('may ask twice: a worker can die over the answer', async () => {
    const word = await wordFor(7)
    await enter(word, dock('one'))
    expect((await enter(word, dock('one'))).ok).toBe(true)
  })

  test('that is no frame of a tab is never let in', async () => {
    expect((await enter(await wordFor(7), dock(null))).ok).toBe(false)
    expect((await enter(await wordFor(7), dock('one', null))).ok).toBe(false)
  })

  test('keeps its right when others come and go, and loses it with the tab', async () => {
    await enter(await wordFor(7), dock('one'))
    for (let turn = 0; turn < 20; turn += 1) await enter(await wordFor(7), dock(`other ${turn}`))
    expect(await hasEntered(dock('one'))).toBe(true)
    await forgetFrames(7)
    expect(await hasEntered(dock('one'))).toBe(false)
  })

  test('of two that come at one time none is lost', async () => {
    const words = await Promise.all([wordFor(7), wordFor(7), wordFor(7)])
    const came = await Promise.all(words.map((word, place) => enter(word, dock(String(place)))))
    expect(came.every(({ ok }) => ok)).toBe(true)
  })
})
