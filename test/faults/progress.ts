const EVERY_MS = 2000

/** Says now and then how far it is, how fast, and how long it will still take. */
export function progress(total: number, print: (text: string) => void): (done: number, failures: number) => void {
  const began = Date.now()
  let printedAt = began
  return (done, failures) => {
    const now = Date.now()
    if (now - printedAt < EVERY_MS && done < total) return
    printedAt = now
    const perSecond = done / Math.max(0.001, (now - began) / 1000)
    const left = Math.ceil((total - done) / Math.max(1, perSecond))
    print(`${done} of ${total}, ${Math.round(perSecond)} a second, ${left} s left, ${failures} broken`)
  }
}
