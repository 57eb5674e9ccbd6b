import type { HttpBindings } from '@hono/node-server'
import { createFaults, type Faults } from './faults.ts'
import { createJournal, type Journal, type JournalEntry } from './journal.ts'
import type { User } from './model.ts'
import { createLimiter, type Limiter } from './rate-limit.ts'
import { makeSwitches, type Switches } from './switches.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

export type SandboxOptions = WorldOptions & { switches?: Partial<Switches> }

/** All that one running stand-in consists of. `switches` stays one object for its life; `world` is replaced by a reset. */
export type Sandbox = {
  world: World
  readonly switches: Switches
  readonly faults: Faults
  readonly journal: Journal
  readonly limiter: Limiter
  /** Fires when the server closes, so that a delayed answer does not outlive it. */
  readonly closing: AbortController
  /** A new world, no faults, an empty journal, and the switches it was started with, changed by what is given. */
  reset: (options?: SandboxOptions) => void
}

/** Who is asking, once the credential was resolved. */
type Caller = { user: User; teamId: number; scopes: string[] }

export type Env = { Bindings: HttpBindings; Variables: { entry: JournalEntry; caller: Caller } }

/** A stand-in without a server; `startReply` puts it on a port. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const switches = makeSwitches(options.switches)
  const sandbox: Sandbox = {
    world: createWorld(options, switches),
    switches,
    faults: createFaults(),
    journal: createJournal(),
    limiter: createLimiter(),
    closing: new AbortController(),
    reset: (changes = {}) => {
      const next = { ...options, ...changes }
      Object.assign(switches, makeSwitches({ ...options.switches, ...changes.switches }))
      sandbox.faults.clear()
      sandbox.journal.clear()
      sandbox.limiter.clear()
      sandbox.world = createWorld(next, switches)
    },
  }
  return sandbox
}
