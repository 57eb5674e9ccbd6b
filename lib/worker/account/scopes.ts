import * as z from 'zod/mini'
import { SCOPES, type ScopeView } from '#lib/shared/reply/scopes.ts'
import { OPERATIONS, type OperationId } from '#lib/worker/reply/operations.ts'

/**
 * What Reply took from a key and what it refused for want of a permission, for each operation: seen in the answers to what was asked
 * anyway, never tried to find out, and never guessed. It belongs to one key: another one, saved later, begins anew.
 */

const NAME = 'scopes'
const learnedSchema = z.record(z.string(), z.enum(['works', 'refused']))
const schema = z.record(z.string(), z.object({ savedAt: z.number(), learned: learnedSchema }))
/** Accounts of which it is remembered. */
const MOST = 20

type Learned = z.infer<typeof learnedSchema>
type Learner = (operation: OperationId, state: 'works' | 'refused') => void
/** Whose key, and when it was saved. */
type KeyInUse = { account: string; savedAt: number }

type Area = {
  get: (name: string) => Promise<Record<string, unknown>>
  set: (items: Record<string, unknown>) => Promise<void>
}

/** Keeps it in an area of the browser's storage. */
export function createScopes(area: Area) {
  /** Whoever writes waits for who wrote before: two answers may come at once. */
  let writing: Promise<unknown> = Promise.resolve()

  async function all(): Promise<z.infer<typeof schema>> {
    const parsed = schema.safeParse((await area.get(NAME).catch((): Record<string, unknown> => ({})))[NAME])
    return parsed.success ? parsed.data : {}
  }

  async function learnedOf({ account, savedAt }: KeyInUse): Promise<Learned> {
    const kept = (await all())[account]
    return kept?.savedAt === savedAt ? kept.learned : {}
  }

  async function write(key: KeyInUse, news: Learned): Promise<void> {
    const before = await learnedOf(key)
    if (Object.entries(news).every(([operation, state]) => before[operation] === state)) return
    const others = Object.entries(await all()).filter(([name]) => name !== key.account)
    const mine = { savedAt: key.savedAt, learned: { ...before, ...news } }
    await area.set({ [NAME]: Object.fromEntries([...others.slice(1 - MOST), [key.account, mine]]) })
  }

  /** Writes down what was learned of a key. Where the disk is full it is learned again by the next answer. */
  function learn(key: KeyInUse, news: Learned): Promise<void> {
    const ended = writing.then(() => write(key, news)).catch(() => undefined)
    writing = ended
    return ended
  }

  return {
    learn,

    /** Is told of every answer to one key, and writes down only what it did not know. */
    learner(key: KeyInUse): Learner {
      const known = new Map<OperationId, string>()
      return (operation, state) => {
        if (OPERATIONS[operation].scope === null || known.get(operation) === state) return
        known.set(operation, state)
        void learn(key, { [operation]: state })
      }
    },

    /** How it stands with each permission. One refusal outweighs what was taken: that needed less. */
    async of(key: KeyInUse): Promise<ScopeView[]> {
      await writing
      const learned = await learnedOf(key)
      const views = SCOPES.map((scope): ScopeView => {
        const ofScope = Object.entries(OPERATIONS).filter(([, operation]) => operation.scope === scope)
        const seen = new Set(ofScope.map(([operation]) => learned[operation]))
        return { scope, state: seen.has('refused') ? 'refused' : seen.has('works') ? 'works' : 'untried' }
      })
      // It is needed only where Reply lacks the operation for opting out, and asked for only there.
      return views.filter(({ scope, state }) => scope !== 'contacts:write' || state !== 'untried')
    },
  }
}

export type Scopes = ReturnType<typeof createScopes>
