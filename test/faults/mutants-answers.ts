import { type Mutant, mutant } from './mutant.ts'

const UNCLEAR = '  return unclear({ ...record, wasSent: true }, problem, moment, 0, heardAt)\n}\n\ntype Patch'
const DONE = `    const answer = { finishedAt: null, deliveryInfo: null, serverTime: null, confirmedBy: 'answered' } as const
    return change(record, { state: 'done', problem: null, nextAt: null, settledAt: moment.now, answer }, moment)`

/** What an answer means, and what a read means. */
export const answerMutants: readonly Mutant[] = [
  mutant(
    'takes a 500 for done',
    'sending.ts',
    "  if (problem.code === 'rateLimited') {",
    `  if (problem.code === 'serverError') {\n${DONE}\n  }\n  if (problem.code === 'rateLimited') {`,
  ),
  mutant(
    'takes "already finished" for done without a look',
    'sending.ts',
    "  if (problem.code === 'rateLimited') {",
    `  if (problem.code === 'conflict') {\n${DONE}\n  }\n  if (problem.code === 'rateLimited') {`,
  ),
  mutant('takes a task that is still open for done', 'sending.ts', " || task.status !== 'finished'", ''),
  mutant('takes another task for this one', 'sending.ts', 'task.id !== record.taskId || ', ''),
  mutant(
    'takes a lost answer for "not sent"',
    'sending.ts',
    UNCLEAR,
    `  if (problem.code === 'network' || problem.code === 'timeout') {
    return change(record, { state: 'queued', problem, nextAt: moment.now }, moment)
  }
${UNCLEAR}`,
  ),
  mutant(
    'takes a refusal for "not sent"',
    'sending.ts',
    UNCLEAR,
    `  if (problem.code === 'conflict') {
    return change(record, { state: 'queued', problem, nextAt: moment.now }, moment)
  }
${UNCLEAR}`,
  ),
  mutant(
    'takes a killed worker for "not sent"',
    'sending.ts',
    "record.state === 'sending' ? unclear(record, null, moment) : refused('notNow')",
    "record.state === 'sending' ? change(record, { state: 'queued', nextAt: moment.now }, moment) : refused('notNow')",
  ),
  mutant(
    'leaves what a killed worker was sending',
    'attempt.ts',
    "return apply(record, answers.get(record.id) ?? { type: 'ownerGone' })",
    'return Promise.resolve(null)',
  ),
  mutant('does not count unclear requests', 'sending.ts', 'unclear: record.unclear + 1,', 'unclear: record.unclear,'),
  mutant('sends ten times', 'waits.ts', 'UNCLEAR_AT_MOST = 3', 'UNCLEAR_AT_MOST = 10'),
  mutant(
    'sends again what was clearly refused',
    'checking.ts',
    'if (problem !== null && isRefusal(problem)) return needsPerson(record, problem, null, moment)',
    '',
  ),
  mutant(
    'forgets the refusal when a read fails',
    'waiting.ts',
    '{ failures, problem, nextAt, mustRead: true }',
    '{ failures, problem, sendProblem: problem, nextAt, mustRead: true }',
  ),
  mutant(
    'drops a completion whose key is refused',
    'sending.ts',
    "{ state: 'paused', pausedFrom: 'queued', problem, nextAt }",
    "{ state: 'cancelled', problem, nextAt }",
  ),
  mutant(
    'drops a completion while offline',
    'waiting.ts',
    "{ state: 'paused', pausedFrom: record.state, problem, nextAt, failures, mustRead: true }",
    "{ state: problem.code === 'offline' ? 'cancelled' : 'paused', pausedFrom: record.state, problem, nextAt, failures, mustRead: true }",
  ),
  mutant('does not wait after a 429', 'waits.ts', 'return moment.now + wait', 'return moment.now'),
  mutant(
    'forgets, while paused, that it was sent',
    'waiting.ts',
    "const state = record.pausedFrom ?? 'unknown'",
    "const state = 'queued'",
  ),
  mutant(
    'asks for ever for a task that is gone',
    'waiting.ts',
    '  if (isRefusal(problem)) return needsPerson(record, problem, null, moment)\n',
    '',
  ),
  mutant(
    'calls a colleague’s completion confirmed',
    'checking.ts',
    "how === 'answered' || record.unclear > 0",
    "how === 'answered' || record.unclear >= 0",
  ),
  mutant(
    'calls its own completion a colleague’s',
    'checking.ts',
    "how === 'answered' || record.unclear > 0",
    "how === 'answered' || record.unclear > 9",
  ),
  mutant('calls its own late completion a colleague’s', 'checking.ts', ': to + CARRIED_OUT_WITHIN', ': to'),
  mutant(
    'sends when it was only asked to check',
    'checking.ts',
    'if (record.checking !== null) {',
    'if (record.checking !== null && record.attempts < 0) {',
  ),
]
