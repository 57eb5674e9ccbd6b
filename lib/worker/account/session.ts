import { fail, ok, type Problem, type ProblemCode, type Result } from '#lib/shared/problem.ts'
import { accountOf } from '#lib/worker/journal/record.ts'
import type { ReplyApi, WholeReplyApi } from '#lib/worker/reply/api.ts'
import type { ClientDeps } from '#lib/worker/reply/caller.ts'
import { createReplyApi } from '#lib/worker/reply/client.ts'
import { connect, readKey } from '#lib/worker/reply/connect.ts'
import { createPace, type Pace, type Turn } from '#lib/worker/reply/pace.ts'
import { createPause } from '#lib/worker/reply/pause.ts'
import { remember } from '#lib/worker/settings/remembered.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import {
  type GuardedKey,
  guardSavedKey,
  lockSavedKey,
  readSavedKey,
  type SavedKey,
  unlockSavedKey,
  writeSavedKey,
} from './key-store.ts'
import { readPause, writePause } from './pauses.ts'
import { createReach } from './reach.ts'
import type { Scopes } from './scopes.ts'

/**
 * The account in use: its name, which user it is, and the API with its key: `api` for what a person waits for,
 * `background` for the rest, which keeps to half of Reply's limits.
 */
export type ActiveAccount = {
  account: string
  userId: number
  userName: string | null
  api: WholeReplyApi
  background: ReplyApi
  pace: Pace
  /** When its key was tested, epoch ms. */
  savedAt: number
}

const network = {
  fetch: (...words: Parameters<typeof fetch>) => fetch(...words),
  now: () => Date.now(),
  isOnline: () => navigator.onLine,
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * The one place where the key is unwrapped. `onRefused` is told once when Reply answers 401 to a key that had worked.
 * `scopes` is told what Reply takes from the key, and what it refuses.
 */
export function createSession(onRefused: () => void, scopes: Scopes) {
  let active: { connection: SavedKey; account: Promise<ActiveAccount> } | null = null
  const reach = createReach()
  /** This worker alone writes it, and each panel asks a dozen times whose key is in use. */
  const saved = remember(readSavedKey, (found) => found !== null)

  /** False where the store of the key cannot be opened. */
  async function write(fresh: SavedKey | null): Promise<boolean> {
    saved.forget()
    try {
      await writeSavedKey(fresh)
      return true
    } catch {
      return false
    } finally {
      saved.forget()
    }
  }

  /** The connection for the API address in use; null where there is none. A key saved for another address is not used. */
  async function connection(): Promise<GuardedKey | null> {
    const [current, { apiUrl }] = await Promise.all([saved.get(), readSettings()])
    return current?.apiUrl === apiUrl ? current : null
  }

  /** The account to work with; a Problem where there is no key, Reply refused it, or the browser withholds Reply's address. */
  async function account(): Promise<Result<ActiveAccount>> {
    const inUse = await connection()
    if (inUse === null) return fail('noKey')
    if (inUse.refused) return fail('keyRefused')
    const current = opened(inUse)
    if (current === null) return fail('keyLocked')
    const withheld = await reach.problem(current.apiUrl)
    if (withheld !== null) return { ok: false, problem: withheld }
    if (active === null || !isSame(active.connection, current)) {
      active = { connection: current, account: activate(current) }
    }
    return ok(await active.account)
  }

  async function activate(current: SavedKey): Promise<ActiveAccount> {
    const name = accountNameOf(current)
    const pause = createPause({
      now: Date.now,
      monotonic: () => performance.now(),
      chance: Math.random,
      stored: await readPause(name),
      store: (asked) => void writePause(name, asked),
    })
    const pace = createPace({ now: Date.now, sleep, pause })
    // A request fails like that, too, where the browser has begun to withhold the address.
    const learned = scopes.learner({ account: name, savedAt: current.savedAt })
    const hooks = { keyRefused: () => refuse(current), unreached: reach.forget, learned }
    const apiWith = (turn: Turn) => createReplyApi(current, { ...network, ...hooks, turn })
    return {
      account: name,
      userId: current.user.userId,
      userName: current.user.username,
      api: apiWith(pace.foreground),
      background: apiWith(pace.background),
      pace,
      savedAt: current.savedAt,
    }
  }

  async function refuse(current: SavedKey): Promise<void> {
    const now = await saved.get()
    if (now === null || now.key !== current.key || now.savedAt !== current.savedAt || now.refused) return
    await write({ ...current, refused: true })
    onRefused()
  }

  /**
   * Tests a key at the API address in use and saves it only when Reply accepts it and `mayUse`, which is told whose it is
   * and whose was in use before, names no problem.
   */
  async function save(
    key: string,
    teamId: number | null,
    mayUse: (account: string, before: string | null) => Promise<Problem | null>,
  ): Promise<Result<SavedKey>> {
    const { apiUrl } = await readSettings()
    const read = readKey(key)
    if (!read.ok) return read
    const withheld = await reach.problem(apiUrl)
    if (withheld !== null) return { ok: false, problem: withheld }
    const tested = await connect({ apiUrl, key: read.value, teamId }, network)
    if (!tested.ok) return tested
    const { header, user } = tested.value
    const seen: Parameters<Scopes['learn']>[1] = {}
    const learned: ClientDeps['learned'] = (operation, state) => Object.assign(seen, { [operation]: state })
    const asking = createReplyApi({ apiUrl, key: read.value, header, teamId }, { ...network, learned })
    const missing = await missingScope(asking, user.userId)
    if (missing !== null) return { ok: false, problem: missing }
    const fresh: SavedKey = {
      key: read.value,
      apiUrl,
      header,
      teamId,
      user,
      savedAt: Date.now(),
      refused: false,
    }
    const before = await connection()
    const refusal = await mayUse(accountNameOf(fresh), before === null ? null : accountNameOf(before))
    if (refusal !== null) return { ok: false, problem: refusal }
    if (!(await write(fresh))) return fail('storeClosed')
    await scopes.learn({ account: accountNameOf(fresh), savedAt: fresh.savedAt }, seen)
    return ok(fresh)
  }

  /** Changes what guards the key; what was known of it is read anew. */
  async function change(act: () => Promise<boolean>, refusal: ProblemCode): Promise<Result<true>> {
    try {
      return (await act()) ? ok(true) : fail(refusal)
    } catch {
      return fail('storeClosed')
    } finally {
      saved.forget()
    }
  }

  return {
    connection,
    account,
    save,
    remove: () => write(null),
    forget: saved.forget,
    /** Puts the open key behind a passphrase; null takes that away. Problems: 'keyLocked', 'storeClosed'. */
    guard: (passphrase: string | null) => change(() => guardSavedKey(passphrase), 'keyLocked'),
    /** Problems: 'wrongPassphrase', 'storeClosed'. */
    unlock: (passphrase: string) => change(() => unlockSavedKey(passphrase), 'wrongPassphrase'),
    async lock(): Promise<void> {
      await lockSavedKey()
      active = null
      saved.forget()
    },
    permissionsChanged: reach.forget,
    /** What is known so far of what a key may do. */
    scopes: (of: GuardedKey) => scopes.of({ account: accountNameOf(of), savedAt: of.savedAt }),
  }
}

export type Session = ReturnType<typeof createSession>

/**
 * Asks once for what Wrapup needs, because `whoami` needs no scope: better to name a missing one at set-up than at the first
 * click. null where nothing is missing, and where something else went wrong: that says nothing about the key.
 */
async function missingScope(api: ReplyApi, userId: number): Promise<Problem | null> {
  const answers = await Promise.all([
    api.tasks({ assignedUserId: userId }, { top: 1, skip: 0 }),
    api.contactsByEmail('nobody@wrapup.example'),
  ])
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]))
  return refusals.find(({ code }) => code === 'scopeMissing') ?? null
}

/** null while it is locked. */
function opened({ key, ...rest }: GuardedKey): SavedKey | null {
  return key === null ? null : { ...rest, key }
}

/** Whose connection it is, as completions and the index name it. */
export function accountNameOf({ apiUrl, user, teamId }: Omit<SavedKey, 'key'>): string {
  return accountOf({ apiUrl, userId: user.userId, teamId: teamId ?? user.teamId })
}

/** Whether requests go out alike. The team is sent along once it was chosen, also where the key alone had meant the same one before. */
function isSame(left: SavedKey, right: SavedKey): boolean {
  const sent =
    left.key === right.key &&
    left.header === right.header &&
    left.teamId === right.teamId &&
    left.savedAt === right.savedAt
  return sent && accountNameOf(left) === accountNameOf(right)
}
