import type { Colleague } from '#lib/shared/messages/views.ts'
import { ok, type Result } from '#lib/shared/problem.ts'
import type { Session } from './session.ts'

/**
 * Whom a task can be given to: the others of the team in use, by name, as Reply lists them. One request in the life of a worker, made when
 * somebody asks; none for who only looks.
 */
export function createColleagues(session: Pick<Session, 'account'>) {
  let known: { account: string; list: Colleague[] } | null = null

  return async function colleagues(): Promise<Result<Colleague[]>> {
    const active = await session.account()
    if (!active.ok) return active
    const { account, userId: mine, api } = active.value
    if (known?.account === account) return ok(known.list)
    const users = await api.teamUsers()
    // Outside of an organization Reply names nobody.
    if (!users.ok) return users.problem.code === 'notAllowed' ? ok([]) : users
    const team = Number(account.split('#')[2] || Number.NaN)
    const others = new Map<number, Colleague>()
    for (const { teamId, userId, name } of users.value) {
      const isElsewhere = !Number.isNaN(team) && teamId !== null && teamId !== team
      // Reply would take a nameless one, but nobody could tell who it is.
      if (userId !== mine && name !== null && !isElsewhere) others.set(userId, { userId, name })
    }
    const list = [...others.values()].toSorted((one, two) => one.name.localeCompare(two.name))
    known = { account, list }
    return ok(list)
  }
}
