import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { KeyHeader, User } from '#lib/shared/reply/model.ts'
import { readApiUrl } from './api-url.ts'
import type { ClientDeps } from './caller.ts'
import { createReplyApi } from './client.ts'

/** What a person gave at set-up. `teamId` only after Reply asked which team. */
export type PastedKey = { apiUrl: string; key: string; teamId: number | null }

const LONGEST_KEY = 4096

/**
 * Reads a pasted key. A header takes neither blanks nor control characters nor anything beyond ASCII, so a key that has
 * them cannot be one: 'keyRefused' without asking.
 */
export function readKey(pasted: string): Result<string> {
  const key = pasted.trim()
  return key.length <= LONGEST_KEY && /^[\x21-\x7e]+$/.test(key) ? ok(key) : fail('keyRefused')
}

/**
 * Tests a key by asking who it acts as, and settles which header carries it: `X-API-Key`, and only when that is answered
 * with 401, `Authorization: Bearer` once (Reply's older and newer pages differ). Never both together.
 * Problems: 'badAddress', 'keyRefused', and those of `whoami`, of which 'teamRequired' lists the teams to choose from.
 */
export async function connect(
  connection: PastedKey,
  deps: ClientDeps,
): Promise<Result<{ header: KeyHeader; user: User }>> {
  const address = readApiUrl(connection.apiUrl)
  if (!address.ok) return address
  const key = readKey(connection.key)
  if (!key.ok) return key
  const ask = async (header: KeyHeader) => {
    const user = await createReplyApi({ ...connection, apiUrl: address.value, key: key.value, header }, deps).whoami()
    return user.ok ? ok({ header, user: user.value }) : user
  }
  const first = await ask('X-API-Key')
  return !first.ok && first.problem.code === 'keyRefused' ? ask('Authorization') : first
}
