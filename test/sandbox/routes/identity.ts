import { Hono } from 'hono'
import { TEAMS, usersOfTeam } from '../keys.ts'
import { problem } from '../problems.ts'
import type { Env, Sandbox } from '../sandbox.ts'

/** Who the credential acts as, and who else is in the caller's teams. Neither needs a scope. */
export function identityRoutes(sandbox: Sandbox): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/', (c) => {
    const { user, teamId } = c.get('caller')
    const shapes = {
      id: { userId: user.userId },
      name: { userId: user.userId, username: user.email },
      team: { userId: user.userId, username: user.email, teamId },
    }
    return c.json(shapes[sandbox.switches.whoami])
  })

  app.get('/team-users', (c) => {
    if (!sandbox.switches.organization) return problem(c, 403, { code: 'workspace.organizationRequired' })
    const { user } = c.get('caller')
    const rows = TEAMS.filter((team) => user.teamIds.includes(team.teamId)).flatMap(({ teamId, teamName }) =>
      usersOfTeam(teamId).map(({ userId, name, email }) => ({
        teamId,
        teamName,
        userId,
        userName: name,
        userEmail: email,
      })),
    )
    return c.json(rows)
  })

  return app
}
