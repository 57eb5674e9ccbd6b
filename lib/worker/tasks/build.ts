import type { ProblemCode, Result } from '#lib/shared/problem.ts'
import type { Contact, Sequence } from '#lib/shared/reply/model.ts'
import type { Page, ReplyApi } from '#lib/worker/reply/api.ts'
import {
  BULK_AGAIN_MS,
  type BuildStep,
  MISSING_AGAIN_MS,
  NAME_AGAIN_MS,
  nextStep,
  planAfterPage,
  unknownContacts,
} from './build-plan.ts'
import { failed, stopsForPerson, succeeded } from './failure.ts'
import type { IndexState } from './index-state.ts'
import type { IndexChanges } from './index-store.ts'
import type { OpenIndex } from './open-index.ts'

/** Bodies of a thousand contacts with many fields can be larger than what is read at once. */
const CONTACTS_PER_PAGE = 500
/** One contact that a server cannot give must not keep the others waiting. */
const TRIES = 3
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** What says nothing about the thing that was asked for, only that now is not the time. */
const PASSING = new Set<ProblemCode>(['rateLimited', 'offline', 'network'])
const SERVER_TROUBLE = new Set<ProblemCode>(['serverError', 'timeout'])

type Outcome = { changes: Omit<IndexChanges, 'state'>; state: Partial<IndexState> }

/**
 * Reads what the index still lacks, one request after another, until it is complete, `isCurrent` says no, or a problem
 * says wait. Every answer is saved before the next request, so that a killed worker loses at most one.
 * `api` keeps the pace of background work by itself. `changed` is told after every step.
 */
export async function build(
  open: OpenIndex,
  api: ReplyApi,
  { now, isCurrent, changed }: { now: () => number; isCurrent: () => boolean; changed: () => void },
): Promise<void> {
  let unknown: number[] = []
  let version = -1
  while (isCurrent() && mayAsk(open, now())) {
    if (version !== open.tasksVersion()) {
      unknown = unknownContacts(open)
      version = open.tasksVersion()
    }
    const step = nextStep(open, unknown)
    if (step === null) return
    const outcome = await take(open, api, step, now)
    if (!isCurrent()) return
    await open.apply(outcome.changes, outcome.state)
    const read = new Set(outcome.changes.contacts?.map(({ id }) => id))
    if (read.size > 0) unknown = unknown.filter((id) => !read.has(id))
    changed()
  }
}

/** What only a person can change is not tried again until somebody looks, which begins with the list of tasks. */
function mayAsk({ state }: OpenIndex, now: number): boolean {
  return now >= state.waitUntil && !(state.failure !== null && stopsForPerson(state.failure.problem))
}

async function take(open: OpenIndex, api: ReplyApi, step: BuildStep, now: () => number): Promise<Outcome> {
  if (step.kind === 'contact') return contactOutcome(open, step.id, await api.contact(step.id), now())
  if (step.kind === 'sequenceName') return nameOutcome(open, step.id, await api.sequence(step.id), now())
  const page = await api.contactsOfSequence(step.sequenceId, { top: CONTACTS_PER_PAGE, skip: step.skip })
  return pageOutcome(open, step, page, now())
}

function contactOutcome(open: OpenIndex, id: number, read: Result<Contact>, now: number): Outcome {
  const others = open.state.setAside.filter((entry) => entry.id !== id)
  if (read.ok) {
    const contacts = [{ id, readAt: now, contact: read.value }]
    return { changes: { contacts }, state: { ...succeeded(), setAside: others } }
  }
  const { problem } = read
  if (stopsForPerson(problem) || PASSING.has(problem.code))
    return { changes: {}, state: failed(open.state, problem, now) }
  if (!SERVER_TROUBLE.has(problem.code)) {
    return { changes: { contacts: [{ id, readAt: now, contact: null }] }, state: { ...succeeded(), setAside: others } }
  }
  const times = (open.state.setAside.find((entry) => entry.id === id)?.times ?? 0) + 1
  const state = { ...failed(open.state, problem, now), setAside: [...others, { id, times }] }
  if (times < TRIES) return { changes: {}, state }
  // Given up for an hour, as if it had been found missing almost a day ago.
  const row = { id, readAt: now - MISSING_AGAIN_MS + HOUR_MS, contact: null }
  return { changes: { contacts: [row] }, state: { ...state, setAside: others } }
}

function pageOutcome(
  open: OpenIndex,
  step: Extract<BuildStep, { kind: 'sequenceContacts' }>,
  page: Result<Page<Contact>>,
  now: number,
): Outcome {
  if (page.ok) {
    const { items, received, hasMore } = page.value
    const wanted = items.filter(({ id }) => step.wanted.has(id))
    const state = planAfterPage(open, step, { brought: wanted.length, received, hasMore }, now)
    const contacts = wanted.map((contact) => ({ id: contact.id, readAt: now, contact }))
    return { changes: { contacts }, state: { ...state, ...succeeded() } }
  }
  const { problem } = page
  const isOurs = PASSING.has(problem.code) || (stopsForPerson(problem) && problem.code !== 'notAllowed')
  if (isOurs) return { changes: {}, state: failed(open.state, problem, now) }
  // This server does not give contacts that way, or not in pages of this size: each one is asked for instead.
  return { changes: {}, state: { bulkOffUntil: now + BULK_AGAIN_MS } }
}

function nameOutcome(open: OpenIndex, id: number, read: Result<Sequence>, now: number): Outcome {
  if (read.ok) return { changes: { sequences: [{ id, readAt: now, name: read.value.name }] }, state: succeeded() }
  const { problem } = read
  // A name is a nicety: a key without `sequences:read` is no problem to tell anybody about.
  if (problem.code === 'scopeMissing' || problem.code === 'notAllowed') {
    return { changes: {}, state: { sequencesDeniedAt: now } }
  }
  if (stopsForPerson(problem) || PASSING.has(problem.code))
    return { changes: {}, state: failed(open.state, problem, now) }
  const readAt = SERVER_TROUBLE.has(problem.code) ? now - NAME_AGAIN_MS + DAY_MS : now
  return { changes: { sequences: [{ id, readAt, name: null }] }, state: {} }
}
