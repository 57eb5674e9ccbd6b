/** Does something after a while, unless the signal says before that nobody wants it any more. */
export type After = (delay: number, signal: AbortSignal, act: () => void) => void

/**
 * A page that clears every timer's number stops `setTimeout`, `setInterval` and idle callbacks of the isolated world too. The
 * timeout of a signal has no number, so no page can reach it (measured in Chromium 156), and every browser that we build for has it.
 */
export const afterPage: After = (delay, signal, act) =>
  AbortSignal.timeout(delay).addEventListener('abort', act, { once: true, signal })
