/** What a forger sends, and how much of it. */
export type Forgery = { messages: readonly (readonly [type: string, content: object])[]; count: number; seed: number }

/**
 * Runs where the forger is, alone: sends that many messages, some as they are meant, most of them bent, and gives how many
 * were answered with success. `chrome.runtime` where there is one; else everything that a page can call out.
 */
export async function forge({ messages, count, seed }: Forgery): Promise<number> {
  type Runtime = { sendMessage(message: unknown): Promise<{ ok?: boolean } | null | undefined> }
  const runtime = (globalThis as { chrome?: { runtime?: Partial<Runtime> } }).chrome?.runtime
  let state = seed >>> 0
  const below = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % most
  }
  const odd = [null, true, -1, 0.5, 2 ** 53, '', 'x'.repeat(2000), '__proto__', [], {}, [[[]]], { ok: true }, '\u202e1']
  const types = ['constructor', '__proto__', 'toString', '', 'page.see', 'panel.get ', 'PANEL.GET', 7, null]
  const pick = <Value>(of: readonly Value[]): Value | undefined => of[below(of.length)]

  const bend = (content: object): Record<string, unknown> => {
    const bent: Record<string, unknown> = structuredClone({ ...content })
    const names = Object.keys(bent)
    const name = pick(names) ?? 'tabId'
    const way = below(5)
    if (way === 1) Reflect.deleteProperty(bent, name)
    if (way === 2) bent[name] = pick(odd)
    if (way === 3) bent[['sender', 'from', 'tabId', 'frame', 'url', 'origin', 'id'][below(7)] ?? 'id'] = pick(odd)
    if (way === 4) bent[name] = { [name]: bent[name], toString: 'x' }
    return bent
  }
  const draw = () => {
    const [type, content] = pick(messages) ?? ['', {}]
    return { ...bend(content), type: below(20) === 0 ? pick(types) : type }
  }
  const call = (message: { type: unknown }) => {
    postMessage(message, '*')
    dispatchEvent(new CustomEvent(String(message.type), { detail: message }))
    document.dispatchEvent(new MessageEvent('message', { data: message }))
    return Promise.resolve(undefined)
  }
  const send = (message: { type: unknown }) => runtime?.sendMessage?.(message).catch(() => undefined) ?? call(message)

  let believed = 0
  for (let done = 0; done < count; done += 250) {
    const answers = await Promise.all(Array.from({ length: Math.min(250, count - done) }, () => send(draw())))
    believed += answers.filter((answer) => answer?.ok === true).length
  }
  return believed
}
