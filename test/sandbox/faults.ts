import { z } from 'zod'
import { pathPattern } from './journal.ts'

const how = z.enum(['close', 'reset']).default('close')

/**
 * Which requests a fault meets: `path` may hold `*` (one segment) and `**` (any rest); the first `after` matching
 * requests go through; then `times` of them meet it (`always` for no end).
 */
const target = {
  method: z.string().default('*'),
  path: z.string().default('/v3/**'),
  after: z.int().min(0).default(0),
  times: z.union([z.int().min(1), z.literal('always')]).default(1),
}

/**
 * What can go wrong. "Commit" means that the request takes its effect on the world.
 * `close` ends the socket in good order (FIN), `reset` tears it (RST); both before a single byte of an answer.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Answers this and nothing else; with `commits` after the effect: 500 after commit, 204 after commit. */
  z.strictObject({
    ...target,
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    body: z.string().default(''),
    contentType: z.string().optional(),
    headers: z.record(z.string(), z.string()).default({}),
    commits: z.boolean().default(false),
  }),
  /** Is slow, then goes on as if nothing had been. */
  z.strictObject({
    ...target,
    kind: z.literal('delay'),
    ms: z.int().min(0),
    when: z.enum(['beforeCommit', 'afterCommit']).default('beforeCommit'),
  }),
  /** Stands still until `release`: lets a test act at a known point without waiting for time. */
  z.strictObject({
    ...target,
    kind: z.literal('hold'),
    when: z.enum(['beforeCommit', 'afterCommit']).default('beforeCommit'),
  }),
  z.strictObject({ ...target, kind: z.literal('cutBeforeCommit'), how }),
  z.strictObject({ ...target, kind: z.literal('cutAfterCommit'), how }),
  /** No answer, and the effect comes `ms` later, when the client has long given up. */
  z.strictObject({ ...target, kind: z.literal('lateCommit'), ms: z.int().min(0), how }),
  /** Commits, promises the whole answer, sends about half of it and tears the connection. */
  z.strictObject({ ...target, kind: z.literal('cutMidBody') }),
  /** Commits and answers with the right fields and a great many more bytes. */
  z.strictObject({ ...target, kind: z.literal('hugeBody'), bytes: z.int().min(1).default(20_000_000) }),
  /** Commits and answers about another task. */
  z.strictObject({ ...target, kind: z.literal('wrongId'), taskId: z.int().default(1) }),
  /** Commits and answers 200 with something that is not JSON. */
  z.strictObject({ ...target, kind: z.literal('unreadableJson'), body: z.string().default('{"id": 1, "status":') }),
])

export type FaultSpec = z.input<typeof faultSchema>
export type Fault = z.infer<typeof faultSchema> & {
  id: number
  /** How many requests it has met so far. */
  met: number
  passed: number
}

export type Faults = {
  /** Puts a fault at the end of the queue and gives its id. Throws a ZodError when it is not well formed. */
  add: (spec: FaultSpec) => number
  list: () => Fault[]
  /** Removes one, or all; requests that are held are let go. */
  clear: (id?: number) => void
  /** Lets requests go that a `hold` keeps: of one fault, or of all. Gives how many there were. */
  release: (id?: number) => number
  /** How many requests are being held. */
  held: () => number
  /** The first fault in the queue for this request, counted as met. */
  take: (method: string, path: string) => Fault | undefined
  /** Resolves when the fault with this id is released or cleared. */
  hold: (id: number) => Promise<void>
}

/** A queue of faults: each request meets the first that matches and still has a turn. */
export function createFaults(): Faults {
  const queue: Fault[] = []
  const waiting = new Set<{ id: number; go: () => void }>()
  let lastId = 0

  const release = (id?: number) => {
    const letGo = [...waiting].filter((held) => id === undefined || held.id === id)
    for (const held of letGo) {
      waiting.delete(held)
      held.go()
    }
    return letGo.length
  }

  return {
    add: (spec) => {
      lastId += 1
      queue.push({ ...faultSchema.parse(spec), id: lastId, met: 0, passed: 0 })
      return lastId
    },
    list: () => [...queue],
    clear: (id) => {
      for (let index = queue.length - 1; index >= 0; index -= 1) {
        if (id === undefined || queue[index]?.id === id) queue.splice(index, 1)
      }
      release(id)
    },
    release,
    held: () => waiting.size,
    take: (method, path) => {
      for (const fault of queue) {
        if (fault.method !== '*' && fault.method !== method) continue
        if (fault.times !== 'always' && fault.met >= fault.times) continue
        if (!pathPattern(fault.path).test(path)) continue
        if (fault.passed < fault.after) {
          fault.passed += 1
          continue
        }
        fault.met += 1
        return fault
      }
      return undefined
    },
    hold: (id) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.add({ id, go: resolve })
      return promise
    },
  }
}
