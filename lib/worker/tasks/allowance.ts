import type { IndexState } from './index-state.ts'

/**
 * Requests for freshness alone are rationed: a handful at once, then one every seven and a half minutes, so that a
 * working day of eight hours makes about 70 of them however often somebody looks. What a person asks for is not
 * counted.
 */
const MOST = 5
const EARN_EVERY_MS = 450_000

type Allowance = IndexState['allowance']

/** How many such requests may be made now. */
export function allowanceAt(now: number, { left, at }: Allowance): number {
  // A clock that was set back earns nothing, and takes nothing away.
  return Math.min(MOST, left + Math.max(0, now - at) / EARN_EVERY_MS)
}

/** The allowance after so many requests. It may go below zero: a list of three pages is paid for later. */
export function spend(now: number, allowance: Allowance, requests: number): Allowance {
  return { left: allowanceAt(now, allowance) - requests, at: now }
}
