import type { Team, User } from './model.ts'

export const TEAMS: readonly Team[] = [
  { teamId: 100, teamName: 'Outbound EU' },
  { teamId: 101, teamName: 'Outbound US' },
  { teamId: 300, teamName: 'Harbor Growth' },
]

export const ROSA = 42
export const PIKE = 43
export const STRANGER = 77

export const USERS: readonly User[] = [
  { userId: ROSA, name: 'Rosa Lindgren', email: 'rosa.lindgren@brightwater.example', teamIds: [100, 101] },
  { userId: PIKE, name: 'Jonah Pike', email: 'jonah.pike@brightwater.example', teamIds: [100] },
  { userId: 44, name: 'Amélie Duchêne', email: 'amelie.duchene@brightwater.example', teamIds: [100, 101] },
  { userId: STRANGER, name: 'Harriet Stone', email: 'harriet.stone@harborgrowth.example', teamIds: [300] },
]

export type ApiKey = {
  key: string
  kind: 'personal' | 'team' | 'organization'
  /** The person a personal key belongs to; the owner of the workspace for a team key. */
  userId: number
  teamIds: number[]
  /** `domain:verb`, where the domain or the verb may be `*`. */
  scopes: string[]
  revoked: boolean
}

const ALL = ['*:*']

/** Every credential the stand-in knows. They open nothing but the stand-in. */
export const KEYS = {
  personal: grant('rp_demo_rosa_lindgren_personal', { scopes: ['tasks:*', 'contacts:*', 'sequences:*'] }),
  smallest: grant('rp_demo_rosa_lindgren_smallest', { scopes: ['tasks:operate', 'contacts:read'] }),
  readOnly: grant('rp_demo_rosa_lindgren_read_only', { scopes: ['tasks:read', 'contacts:read', 'sequences:read'] }),
  noContacts: grant('rp_demo_rosa_lindgren_no_contacts', { scopes: ['tasks:operate'] }),
  noTasks: grant('rp_demo_rosa_lindgren_no_tasks', { scopes: ['contacts:read'] }),
  reporting: grant('rp_demo_rosa_lindgren_reporting', { scopes: ['reporting:read'] }),
  noScopes: grant('rp_demo_rosa_lindgren_no_scopes', { scopes: [] }),
  twoTeams: grant('rp_demo_rosa_lindgren_two_teams', { teamIds: [100, 101] }),
  colleague: grant('rp_demo_jonah_pike_personal', { userId: PIKE }),
  otherAccount: grant('rp_demo_harriet_stone_personal', { userId: STRANGER, teamIds: [300] }),
  team: grant('rp_demo_brightwater_team', { kind: 'team' }),
  organization: grant('rp_demo_brightwater_organization', { kind: 'organization', teamIds: [100, 101] }),
  revoked: grant('rp_demo_rosa_lindgren_revoked', { revoked: true }),
} satisfies Record<string, ApiKey>

/** The key that the README and the demo use: Rosa Lindgren, user 42, team 100. */
export const DEMO_KEY = KEYS.personal.key

/** The entry of a key, or undefined for one that does not exist or was revoked. */
export function findKey(key: string): ApiKey | undefined {
  return Object.values(KEYS).find((entry) => entry.key === key && !entry.revoked)
}

/** The users who may see a team's tasks and contacts. */
export function usersOfTeam(teamId: number): User[] {
  return USERS.filter((user) => user.teamIds.includes(teamId))
}

/** Whether granted scopes cover a needed one. Write and operate each include read, but not each other. */
export function covers(granted: readonly string[], needed: string): boolean {
  const [domain = '', verb = ''] = needed.split(':')
  return granted.some((scope) => {
    const [grantedDomain, grantedVerb] = scope.split(':')
    if (grantedDomain !== '*' && grantedDomain !== domain) return false
    return (
      grantedVerb === '*' ||
      grantedVerb === verb ||
      (verb === 'read' && ['write', 'operate'].includes(grantedVerb ?? ''))
    )
  })
}

function grant(text: string, rest: Partial<Omit<ApiKey, 'key'>>): ApiKey {
  return { key: text, kind: 'personal', userId: ROSA, teamIds: [100], scopes: ALL, revoked: false, ...rest }
}
