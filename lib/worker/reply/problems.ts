import * as z from 'zod/mini'
import type { Problem, ProblemCode } from '#lib/shared/problem.ts'
import { readRetryAfter, readRetryAt } from './retry-after.ts'
import { anything, fields, label, rows, whole } from './tolerant.ts'

/** An answer of the server that is not a success. `body` is its JSON, or undefined where it sent none (HTML, nothing). */
export type Refusal = { status: number; headers: Headers; body: unknown }

/** What the caller knows of its own call: the scope that it needs, and the time. */
export type RefusalContext = { scope?: string | undefined; now: number; key: string }

const SLUG_LENGTH = 200
const MOST_POINTERS = 20
const MOST_TEAMS = 100

/** Slugs of a task that is no longer open. Illustrative ones only: no `task.*` slug is public, so the words are looked for. */
const STATE_WORDS =
  /cannotcomplete|already|finished|completed|cancell?ed|archived|detached|notopen|notnew|closed|invalidstat(e|us)/

// RFC 9457 with Reply's extensions (reply-api "Errors and limits"). No page shows which field holds `insufficient_scope`.
const wireProblem = fields({
  code: label,
  error: label,
  title: label,
  detail: label,
  type: label,
  errors: anything,
  teams: rows,
})
const wireTeam = fields({ teamId: whole, id: whole, teamName: label, name: label })
const wireFieldError = fields({ pointer: label })

/**
 * What a refusal means. Free text of the server never gets through: of its body only the slug, the pointers and the
 * teams to choose from are taken, each bounded, and nothing in which the key is echoed.
 */
export function readRefusal(refusal: Refusal, context: RefusalContext): Problem {
  const { status, headers } = refusal
  const read = wireProblem.safeParse(refusal.body)
  const body = read.success ? read.data : null
  const slug = readSlug(body?.code ?? body?.error ?? null, context.key)
  const pointers = readPointers(body?.errors, context.key)
  const base = { status, ...(slug !== null && { slug }), ...(pointers.length > 0 && { pointers }) }
  const code = codeOf(status, slug?.toLowerCase() ?? '')

  if (status === 403 && code === 'notAllowed' && isAboutScope(refusal, body)) {
    return { code: 'scopeMissing', ...base, ...(context.scope !== undefined && { scope: context.scope }) }
  }
  if (code === 'teamRequired') return { code, ...base, teams: readTeams(body?.teams ?? [], context.key) }
  if (code === 'rateLimited') return { code, ...base, retryAt: readRetryAt(headers, context.now) }
  if (code === 'serverError') {
    const retryAt = readRetryAfter(headers, context.now)
    return { code, ...base, ...(retryAt !== null && { retryAt }) }
  }
  return { code, ...base }
}

/** Whether a refusal is about one field of the body that was sent: `pointsAt(problem, 'callResolution')`. */
export function pointsAt(problem: Problem, field: string): boolean {
  const wanted = field.toLowerCase()
  return (problem.pointers ?? []).some((pointer) => pointer.toLowerCase().split(/[/.]/).at(-1) === wanted)
}

/** Whether a refusal is about the body as a whole: the empty pointer, or the root as some frameworks write it. */
export function pointsAtBody(problem: Problem): boolean {
  return (problem.pointers ?? []).some((pointer) => /^(\/?\$?|\/?body)$/i.test(pointer))
}

function codeOf(status: number, slug: string): ProblemCode {
  if (status >= 500) return 'serverError'
  switch (status) {
    case 400:
      return STATE_WORDS.test(slug) ? 'conflict' : 'refused'
    case 401:
      return slug === 'user_not_found' ? 'userRequired' : 'keyRefused'
    case 402:
      return 'notAllowed'
    case 403:
      if (slug === 'team_required' || slug === 'team_not_accessible') return 'teamRequired'
      return slug === 'user_required' ? 'userRequired' : 'notAllowed'
    case 404:
    case 410:
      return 'notFound'
    case 408:
      return 'timeout'
    case 409:
    case 422:
      return 'conflict'
    case 429:
      return 'rateLimited'
    default:
      // Redirects are refused by `fetch` itself; what else is neither success nor error cannot be made sense of.
      return status >= 400 ? 'refused' : 'unreadable'
  }
}

/** A machine's word or nothing: a sentence squeezed into slug characters would still be the server's free text. */
function readSlug(written: string | null, key: string): string | null {
  if (written === null || !/^[\w.-]+$/.test(written) || written.includes(key)) return null
  return written.slice(0, SLUG_LENGTH)
}

/** RFC 9457 lists `[{pointer}]`; a server in front of it may answer with a dictionary by field name. */
function readPointers(errors: unknown, key: string): string[] {
  const written = Array.isArray(errors) ? errors.map(pointerOf) : namesOf(errors).map((name) => `/${name}`)
  return written
    .flatMap((pointer) => (pointer === null || pointer.includes(key) ? [] : [pointer.replace(/^#/, '')]))
    .filter((pointer) => pointer.length <= SLUG_LENGTH && /^[\w.~/$[\]-]*$/.test(pointer))
    .slice(0, MOST_POINTERS)
}

function pointerOf(row: unknown): string | null {
  const read = wireFieldError.safeParse(row)
  return read.success ? read.data.pointer : null
}

function namesOf(errors: unknown): string[] {
  return typeof errors === 'object' && errors !== null ? Object.keys(errors) : []
}

function isAboutScope({ headers }: Refusal, body: z.infer<typeof wireProblem> | null): boolean {
  const said = [body?.code, body?.error, body?.title, body?.detail, body?.type, headers.get('WWW-Authenticate')]
  return said.some((text) => /insufficient[_ -]?scope/i.test(text ?? ''))
}

function readTeams(teams: unknown[], key: string): NonNullable<Problem['teams']> {
  return teams.slice(0, MOST_TEAMS).flatMap((row) => {
    const read = wireTeam.safeParse(row)
    const teamId = read.success ? (read.data.teamId ?? read.data.id) : null
    if (!read.success || teamId === null) return []
    const teamName = read.data.teamName ?? read.data.name
    return [{ teamId, teamName: teamName?.includes(key) ? null : (teamName?.slice(0, SLUG_LENGTH) ?? null) }]
  })
}
