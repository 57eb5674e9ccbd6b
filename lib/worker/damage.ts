import * as z from 'zod/mini'
import type { Damage, DamagedStore } from '#lib/shared/messages/views.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { beginAnotherDatabase } from './account/database-name.ts'
import { forgetDamagedKey, KEY_DATABASE, keyDamage } from './account/key-store.ts'
import { COMPLETIONS_DATABASE } from './journal/idb-store.ts'
import type { Journal } from './journal/journal.ts'
import type { DamagedRecord } from './journal/store.ts'
import type { Handlers } from './router.ts'
import { damagedSettings, forgetDamagedSettings } from './settings/settings-store.ts'

type DamageDeps = {
  journal: Pick<Journal, 'damaged' | 'forgetDamaged'>
  /** Whether this browser is set to remember nothing. Firefox then opens no database of an extension (measured in ESR 153). */
  isPrivate: () => boolean
  /** Lets go of what is known of a database: another one is used from now on. */
  reopen: Record<'completions' | 'key', () => void>
}

/** What a damaged completion still says of itself. */
const task = z.object({ stored: z.object({ taskId: z.int() }) })

/** Stores that hold what cannot be read, or that cannot be opened: reported on every screen until a person has dealt with it. */
export function createDamage({ journal, isPrivate, reopen }: DamageDeps) {
  async function ofCompletions(): Promise<Damage[]> {
    const found = await journal.damaged()
    if (!found.ok) return [{ store: 'completions', state: 'closed', tasks: [] }]
    return found.value.length === 0 ? [] : [{ store: 'completions', state: 'setAside', tasks: tasksIn(found.value) }]
  }

  async function ofKey(): Promise<Damage[]> {
    const state = await keyDamage()
    return state === null ? [] : [{ store: 'key', state, tasks: [] }]
  }

  async function ofSettings(): Promise<Damage[]> {
    return (await damagedSettings()) === undefined ? [] : [{ store: 'settings', state: 'setAside', tasks: [] }]
  }

  let looking: Promise<Damage[]> | null = null

  /** Screens ask all at once after each change: one look is for all of them. */
  function list(): Promise<Damage[]> {
    if (looking !== null) return looking
    const mine = look().finally(() => {
      if (looking === mine) looking = null
    })
    looking = mine
    return mine
  }

  async function look(): Promise<Damage[]> {
    const [completions, key, settings] = await Promise.all([ofCompletions(), ofKey(), ofSettings()])
    const isClosed = completions.some(({ state }) => state === 'closed')
    // One reason for both, and nothing that could be begun anew.
    if (isClosed && isPrivate()) return [{ store: 'completions', state: 'private', tasks: [] }, ...settings]
    return [...completions, ...key, ...settings]
  }

  return {
    list,

    /** Something was set aside: a look that is under way may have come too early to see it. */
    found(): void {
      looking = null
    },

    /** What was set aside, for a person to keep a copy of. Never the key. */
    async copy(store: DamagedStore): Promise<Result<unknown[]>> {
      if (store === 'completions') return journal.damaged()
      return ok(store === 'settings' ? [await damagedSettings()] : [])
    },

    /** The person has read it: what was set aside is removed. */
    async forget(store: DamagedStore): Promise<Result<{ done: true }>> {
      if (store === 'settings') await forgetDamagedSettings()
      if (store === 'key') await forgetDamagedKey()
      const forgotten = store === 'completions' ? await journal.forgetDamaged() : null
      looking = null
      return forgotten?.ok === false ? fail('storeClosed') : ok({ done: true })
    },

    /** A database that cannot be opened is left where it is, and another one begun. */
    async startAnew(store: DamagedStore): Promise<Result<{ done: true }>> {
      const isClosed = (await list()).some((one) => one.store === store && one.state === 'closed')
      if (!isClosed || store === 'settings') return ok({ done: true })
      await beginAnotherDatabase(store === 'key' ? KEY_DATABASE : COMPLETIONS_DATABASE)
      reopen[store]()
      looking = null
      return ok({ done: true })
    },
  }
}

export type DamageReport = ReturnType<typeof createDamage>

export type DamageHandlers = Pick<Handlers, 'damage.copy' | 'damage.forget' | 'damage.startAnew'>

/** What the options page can do about damage. `changed`: screens show the new state. */
export function damageHandlers(damage: DamageReport, changed: () => void): DamageHandlers {
  async function told(change: Promise<Result<{ done: true }>>): Promise<Result<{ done: true }>> {
    const answer = await change
    changed()
    return answer
  }
  return {
    'damage.copy': ({ store }) => damage.copy(store),
    'damage.forget': ({ store }) => told(damage.forget(store)),
    'damage.startAnew': ({ store }) => told(damage.startAnew(store)),
  }
}

function tasksIn(records: DamagedRecord[]): number[] {
  const ids = records.flatMap((record) => {
    const parsed = task.safeParse(record)
    return parsed.success ? [parsed.data.stored.taskId] : []
  })
  return [...new Set(ids)]
}
