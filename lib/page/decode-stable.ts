const ROUNDS = 3

/**
 * Takes percent-encoding off, at most three times: LinkedIn's own canonical links are sometimes encoded twice.
 * null for broken encoding and for text that would go on changing.
 */
export function decodeStable(text: string): string | null {
  let now = text
  for (let round = 0; round < ROUNDS && now.includes('%'); round += 1) {
    try {
      now = decodeURIComponent(now)
    } catch {
      return null
    }
  }
  return now.includes('%') ? null : now
}
