import { expect, it } from 'vitest'
import { remember } from '#lib/worker/settings/remembered.ts'

/** A disk whose reads a test lets end when it wants. */
function disk(stored: string | null) {
  const now = { stored, reads: 0 }
  const ends: (() => void)[] = []
  let isSlow = false
  const read = async () => {
    now.reads += 1
    const value = now.stored
    if (isSlow) await new Promise<void>((resolve) => ends.push(resolve))
    return value
  }
  return { now, read, slow: () => (isSlow = true), end: () => ends.splice(0).forEach((end) => end()) }
}

it('is read once, and again after it was forgotten', async () => {
  const { now, read } = disk('first')
  const value = remember(read)
  expect([await value.get(), await value.get()]).toEqual(['first', 'first'])
  expect(now.reads).toBe(1)
  now.stored = 'second'
  value.forget()
  expect([await value.get(), await value.get()]).toEqual(['second', 'second'])
  expect(now.reads).toBe(2)
})

it('what changed while it was read is not kept', async () => {
  const { now, read, slow, end } = disk('old')
  slow()
  const value = remember(read)
  const reading = value.get()
  value.forget()
  now.stored = 'new'
  end()
  expect(await reading).toBe('old')
  const again = value.get()
  end()
  expect(await again).toBe('new')
})

it('what is not worth keeping, and what could not be read, is read anew each time', async () => {
  const { now, read } = disk(null)
  const value = remember(read, (stored) => stored !== null)
  await value.get()
  await value.get()
  expect(now.reads).toBe(2)

  let isBroken = true
  const broken = remember(() => (isBroken ? Promise.reject(new Error('no disk')) : Promise.resolve('there')))
  await expect(broken.get()).rejects.toThrow('no disk')
  isBroken = false
  expect(await broken.get()).toBe('there')
})
