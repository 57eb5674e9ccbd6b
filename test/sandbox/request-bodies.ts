import type { Context } from 'hono'
import { z } from 'zod'
import { CALL_RESOLUTIONS, LINKEDIN_TASK_TYPES, readTaskEnum, TASK_STATUSES, TASK_TYPES } from './encoding.ts'
import { invalid, type Pointed } from './problems.ts'
import type { Env } from './sandbox.ts'
import type { Switches } from './switches.ts'

type Read<T> = { ok: true; value: T } | { ok: false; answer: Response }

/** Reads a JSON body by a schema; every complaint of the schema becomes an error with its JSON Pointer. */
export async function readBody<T>(c: Context<Env>, schema: z.ZodType<T>, wholeBody = false): Promise<Read<T>> {
  if (!/^application\/json\b/i.test(c.req.header('Content-Type') ?? '')) {
    return { ok: false, answer: invalid(c, [{ pointer: '', detail: 'The Content-Type must be application/json.' }]) }
  }
  let json: unknown
  try {
    json = JSON.parse(await c.req.text())
  } catch {
    return { ok: false, answer: invalid(c, [{ pointer: '', detail: 'The body is not valid JSON.' }]) }
  }
  return checked(c, schema.safeParse(json), wholeBody)
}

const paging = {
  top: z.coerce.number().pipe(z.int().min(1).max(1000)),
  skip: z.coerce.number().pipe(z.int().min(0)),
}

/** `top` and `skip`: 25 and 0 unless told otherwise, at most 1,000 rows. */
export function readPaging(c: Context<Env>): Read<{ top: number; skip: number }> {
  const schema = z.object({ top: paging.top.default(25), skip: paging.skip.default(0) })
  return checked(c, schema.safeParse({ top: c.req.query('top'), skip: c.req.query('skip') }))
}

/** The same for the lists whose page documents no 400: what does not fit counts as not given. */
export function forgivingPaging(c: Context<Env>): { top: number; skip: number } {
  const schema = z.object({ top: paging.top.catch(25), skip: paging.skip.catch(0) })
  return schema.parse({ top: c.req.query('top'), skip: c.req.query('skip') })
}

/** One page, as every list answers: at most `top` rows, and never more than the server's own cap. */
export function page<T>(rows: readonly T[], { top, skip }: { top: number; skip: number }, switches: Switches) {
  const end = skip + Math.min(top, switches.pageCap)
  return { items: rows.slice(skip, end), hasMore: end < rows.length }
}

function checked<T>(c: Context<Env>, result: z.ZodSafeParseResult<T>, wholeBody = false): Read<T> {
  if (result.success) return { ok: true, value: result.data }
  const errors: Pointed[] = result.error.issues.map((issue) => ({
    pointer: wholeBody ? '' : issue.path.map((step) => `/${String(step)}`).join(''),
    detail: issue.message,
  }))
  return { ok: false, answer: invalid(c, errors) }
}

const id = z.int().min(1)
const dateTime = z.iso.datetime({ offset: true, message: 'Not a date-time', abort: true })

function taskEnum<Name extends string>(pairs: Record<Name, number>, switches: Switches) {
  return z.unknown().transform((value, context): Name => {
    const name = readTaskEnum(pairs, value, switches)
    if (name !== undefined) return name
    context.addIssue({ code: 'custom', message: 'Not a valid value' })
    return z.NEVER
  })
}

/** The one task enum that was not renamed: an integer, whatever the rest is written in. */
function callResolution(switches: Switches) {
  const taskEnums = switches.callResolutions === 'integer' ? 'integer' : 'string'
  return taskEnum(CALL_RESOLUTIONS, { ...switches, taskEnums })
}

/** A field that may be null or left out, which both mean "not given". */
function orNothing<T>(schema: z.ZodType<T>) {
  return z.preprocess((value) => (value === null ? undefined : value), schema.optional())
}

export function completeBody(switches: Switches) {
  return z.object({
    callResolution: orNothing(callResolution(switches)),
    finishProspectInSequence: z.boolean().default(false),
  })
}

export function taskFilterBody(switches: Switches, now: Date) {
  const inAYear = new Date(now)
  inAYear.setUTCFullYear(now.getUTCFullYear() + 1)
  return z
    .object({
      from: orNothing(dateTime).transform((text) => text ?? '2000-01-01T00:00:00Z'),
      to: orNothing(dateTime).transform((text) => text ?? inAYear.toISOString()),
      taskType: orNothing(taskEnum(TASK_TYPES, switches)),
      status: orNothing(taskEnum(TASK_STATUSES, switches)),
      linkedInTaskType: orNothing(taskEnum(LINKEDIN_TASK_TYPES, switches)),
      sequenceIds: orNothing(z.array(z.int())),
      sequenceStepIds: orNothing(z.array(z.int())),
      timeZoneIds: orNothing(z.array(z.string())),
      contactId: orNothing(z.int()),
      assignedUserId: orNothing(z.int()),
      overdue: orNothing(z.boolean()),
    })
    .refine((body) => Date.parse(body.to) > Date.parse(body.from), { path: ['to'], message: 'Must be later than from' })
}

export function taskUpdateBody(switches: Switches) {
  return z
    .object({
      taskType: taskEnum(TASK_TYPES, switches),
      startAt: dateTime.refine((text) => Date.parse(text) >= Date.UTC(2015, 0, 1), 'Must not be before 2015-01-01'),
      dueTo: dateTime,
      template: z.object({
        body: z.string(),
        subject: z.string().nullable().default(null),
        attachmentIdList: z.array(z.int()).nullable().default(null),
      }),
      contactId: z.int().nullable().optional(),
      linkedInTaskType: orNothing(taskEnum(LINKEDIN_TASK_TYPES, switches)),
    })
    .refine((body) => Date.parse(body.dueTo) > Date.parse(body.startAt), {
      path: ['dueTo'],
      message: 'Must be later than startAt',
    })
    .refine((body) => body.taskType !== 'linkedIn' || body.linkedInTaskType !== undefined, {
      path: ['linkedInTaskType'],
      message: 'Required for a LinkedIn task',
    })
}

/** As for an update; every type but a to-do is for somebody. */
export function taskCreateBody(switches: Switches) {
  return taskUpdateBody(switches).refine((body) => body.taskType === 'toDo' || (body.contactId ?? 0) > 0, {
    path: ['contactId'],
    message: 'Must be positive',
  })
}

export const assigneeBody = z.object({ userId: id })

export const batchCompleteBody = z.object({ ids: z.array(id).min(1).max(100) })

/** The field that names the user is userId on the newer page and assignedUserId on the older one. */
export const batchAssignBody = z
  .object({ ids: z.array(id).min(1).max(100), userId: id.optional(), assignedUserId: id.optional() })
  .refine((body) => body.userId !== undefined || body.assignedUserId !== undefined, {
    path: ['userId'],
    message: 'Required',
  })

export const contactFilterBody = z.object({
  rules: z.array(z.object({ property: z.string(), condition: z.string(), value: z.string() }).partial()).optional(),
  listId: z.int().optional(),
  sequenceId: z.int().optional(),
  sequenceStepId: z.int().optional(),
  searchTerm: z.string().optional(),
  sortBy: z.string().optional(),
  sortDirection: z.string().optional(),
})
