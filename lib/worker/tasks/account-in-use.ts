import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { IndexStore } from './index-store.ts'
import { type IndexAccount, type OpenIndex, openIndex } from './open-index.ts'
import type { CountryCode } from './phone-library.ts'

type AccountDeps = {
  store: IndexStore
  account: () => Promise<Result<IndexAccount>>
  homeRegion: CountryCode | null
  now: () => number
}

/**
 * The index of the account in use, loaded once. A change of account closes the old one: what was under way for it ends
 * without effect on the new one, and `isCurrent` says no.
 */
export function createAccountInUse({ store, account, homeRegion, now }: AccountDeps) {
  let opening: { account: string; index: Promise<OpenIndex> } | null = null
  let current: OpenIndex | null = null

  /** Problems: those of the account, and 'accountChanged' when another came in meanwhile. */
  async function use(): Promise<Result<{ open: OpenIndex; user: IndexAccount }>> {
    const user = await account()
    if (!user.ok) return user
    if (opening?.account !== user.value.account) {
      current?.close()
      current = null
      opening = { account: user.value.account, index: openIndex(store, user.value.account, homeRegion, now) }
    }
    const mine = opening
    const open = await mine.index
    if (opening !== mine) {
      open.close()
      return fail('accountChanged')
    }
    open.keepPace(user.value.pace)
    open.rebase()
    current = open
    return ok({ open, user: user.value })
  }

  /** Asks the index without a request. `otherwise` where no account is connected. */
  const within = async <Value>(otherwise: Value, ask: (open: OpenIndex) => Value): Promise<Value> => {
    const used = await use()
    return used.ok ? ask(used.value.open) : otherwise
  }

  /** Removes what is stored of every account, and stops what is under way. */
  const forgetAll = async (): Promise<void> => {
    opening = null
    current?.close()
    current = null
    await store.forgetAll()
  }

  return { use, within, forgetAll, current: () => current, isCurrent: (open: OpenIndex) => current === open }
}
