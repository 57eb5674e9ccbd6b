const ROUNDS = 3

/** Takes percent-encoding off once; null for broken encoding. */
export function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/**
 * Takes percent-encoding off, at most three times: LinkedIn's own canonical links are sometimes encoded twice.
 * null for broken encoding and for text that would go on changing.
 */
export function decodeStable(text: string): string | null {
  let now: string | null = text
  for (let round = 0; round < ROUNDS && now?.includes('%') === true; round += 1) now = decodeOnce(now)
  return now?.includes('%') === true ? null : now
}
