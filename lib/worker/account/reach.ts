import { browser } from 'wxt/browser'
import type { Problem } from '#lib/shared/problem.ts'
import { remember } from '#lib/worker/settings/remembered.ts'

/** The match pattern of an API address: a pattern has no port, the permission is for the host. */
export function originOf(apiUrl: string): string {
  const { protocol, hostname } = new URL(apiUrl)
  return `${protocol}//${hostname}/*`
}

/**
 * Whether the browser lets Wrapup reach an address. Its permission is asked for at install, and a person or a policy can take it back at
 * any time; a request would then fail like one without a network.
 */
export function createReach() {
  let asked: { origin: string; allowed: ReturnType<typeof remember<boolean>> } | null = null

  return {
    /** null: it does. */
    async problem(apiUrl: string): Promise<Problem | null> {
      const origin = originOf(apiUrl)
      if (asked?.origin !== origin) {
        asked = { origin, allowed: remember(() => browser.permissions.contains({ origins: [origin] })) }
      }
      return (await asked.allowed.get()) ? null : { code: 'apiWithheld', origin }
    },
    /** Permissions have changed. */
    forget: () => asked?.allowed.forget(),
  }
}
