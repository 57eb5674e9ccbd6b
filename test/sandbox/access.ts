import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type ApiKey, covers, findKey, TEAMS, USERS } from './keys.ts'
import type { User } from './model.ts'
import { problem, unauthorized } from './problems.ts'
import type { Env, Sandbox } from './sandbox.ts'
import type { Switches } from './switches.ts'

/**
 * Resolves the credential to a user and a team, in the order that Reply's own client expects: credential (401 with an
 * empty body), acting user, team, then the rate limit of that user.
 */
export function authenticate(sandbox: Sandbox): MiddlewareHandler<Env> {
  return createMiddleware<Env>(async (c, next) => {
    const { switches, world, limiter } = sandbox
    if (c.req.header('X-API-Key') !== undefined && c.req.header('Authorization') !== undefined) {
      return problem(c, 400, { detail: 'Send one credential, X-API-Key or Authorization, not both.' })
    }
    const key = findKey(credential(c, switches) ?? '')
    if (!key) return unauthorized(c)

    const user = actingUser(c, key, switches)
    if (user === 'required') return problem(c, 403, { code: 'USER_REQUIRED' })
    if (user === 'unknown') return problem(c, 401, { code: 'USER_NOT_FOUND' })

    const teams = TEAMS.filter(({ teamId }) => key.teamIds.includes(teamId) && user.teamIds.includes(teamId))
    const asked = c.req.header('X-TEAM-ID')
    if (asked === undefined && teams.length > 1) return problem(c, 403, { code: 'TEAM_REQUIRED', teams })
    const team = asked === undefined ? teams[0] : teams.find((candidate) => String(candidate.teamId) === asked)
    if (!team) return problem(c, 403, { code: 'TEAM_NOT_ACCESSIBLE', teams })

    const wait = limiter.count(user.userId, world.now().getTime(), switches)
    if (wait !== null) {
      c.header('Retry-After', String(wait))
      return problem(c, 429)
    }
    c.set('caller', { user, teamId: team.teamId, scopes: key.scopes })
    return next()
  })
}

/** Lets only keys with this scope through; the answer never lists which scopes were granted. */
export function needs(scope: string): MiddlewareHandler<Env> {
  return createMiddleware<Env>(async (c, next) => {
    if (!covers(c.get('caller').scopes, scope)) return problem(c, 403, { code: 'insufficient_scope' })
    return next()
  })
}

/** A server that lacks an operation answers as for any unknown path: a 404 without a code. */
export function has(sandbox: Sandbox, operation: Switches['lacks'][number]): MiddlewareHandler<Env> {
  return createMiddleware<Env>(async (c, next) => {
    if (sandbox.switches.lacks.includes(operation)) return problem(c, 404, { detail: 'No such route.' })
    return next()
  })
}

function credential(c: Context<Env>, switches: Switches): string | undefined {
  const apiKey = c.req.header('X-API-Key')
  if (apiKey !== undefined) return switches.credential === 'bearer' ? undefined : apiKey
  if (switches.credential === 'x-api-key') return undefined
  return /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
}

/** A personal key acts as its owner whatever the headers say; the others name their user, by id or by e-mail. */
function actingUser(c: Context<Env>, key: ApiKey, switches: Switches): User | 'required' | 'unknown' {
  const owner = USERS.find((user) => user.userId === key.userId) ?? 'unknown'
  if (key.kind === 'personal') return owner
  const id = c.req.header('X-User-Id')
  const email = c.req.header('X-User-Email')
  if (id === undefined && email === undefined) {
    return key.kind === 'team' && switches.teamKeyAlone === 'owner' ? owner : 'required'
  }
  const named = USERS.find((user) => (id === undefined ? user.email === email : String(user.userId) === id))
  return named?.teamIds.some((teamId) => key.teamIds.includes(teamId)) ? named : 'unknown'
}
