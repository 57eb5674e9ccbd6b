import { type Mutant, mutant } from './mutant.ts'

const UNCLEAR = '  return unclear({ ...record, wasSent: true }, problem, moment)\n}\n\ntype Patch'
const DONE = `    const answer = { finishedAt: null, deliveryInfo: null, serverTime: null, confirmedBy: 'answered' } as const
    return change(record, { state: 'done', problem: null, nextAt: null, settledAt: moment.now, answer }, moment)`

/** What an answer means, and what a read means. */
export const answerMutants: readonly Mutant[] = [
  mutant(
    'takes a 500 for done',
    'answering.ts',
    "  if (problem.code === 'rateLimited') {",
    `  if (problem.code === 'serverError') {\n${DONE}\n  }\n  if (problem.code === 'rateLimited') {`,
  ),
  mutant(
    'takes "already finished" for done without a look',
    'answering.ts',
    "  if (problem.code === 'rateLimited') {",
    `  if (problem.code === 'conflict') {\n${DONE}\n  }\n  if (problem.code === 'rateLimited') {`,
  ),
  mutant('takes a task that is still open for done', 'answering.ts', " || task.status !== 'finished'", ''),
  mutant('takes another task for this one', 'answering.ts', 'task.id !== record.taskId || ', ''),
  mutant(
    'takes a lost answer for "not sent"',
    'answering.ts',
    UNCLEAR,
    `  if (problem.code === 'network' || problem.code === 'timeout') {
    return change(record, { state: 'queued', problem, nextAt: moment.now }, moment)
  }
${UNCLEAR}`,
  ),
  mutant(
    'takes a refusal for "not sent"',
    'answering.ts',
    UNCLEAR,
    `  if (problem.code === 'conflict') {
    return change(record, { state: 'queued', problem, nextAt: moment.now }, moment)
  }
${UNCLEAR}`,
  ),
  mutant(
    'takes a killed worker for "not sent"',
    'answering.ts',
    "record.state === 'sending' ? unclear(record, null, moment) : refused('notNow')",
    "record.state === 'sending' ? change(record, { state: 'queued', nextAt: moment.now }, moment) : refused('notNow')",
  ),
  mutant(
    'leaves what a killed worker was sending',
    'turn.ts',
    "return apply(record, answers.get(record.id) ?? { type: 'ownerGone' })",
    'return Promise.resolve(null)',
  ),
  mutant('does not count unclear requests', 'answering.ts', 'unclear: record.unclear + 1,', 'unclear: record.unclear,'),
  mutant('sends ten times', 'pace.ts', 'UNCLEAR_AT_MOST = 3', 'UNCLEAR_AT_MOST = 10'),
  mutant(
    'sends again what was clearly refused',
    'reading.ts',
    'if (problem !== null && isRefusal(problem)) return needsPerson(record, problem, null, moment)',
    '',
  ),
  mutant(
    'forgets the refusal when a read fails',
    'reading.ts',
    '{ failures, problem, nextAt, mustRead: true }',
    '{ failures, problem, sendProblem: problem, nextAt, mustRead: true }',
  ),
  mutant(
    'drops a completion whose key is refused',
    'answering.ts',
    "{ state: 'paused', pausedFrom: 'queued', problem, nextAt }",
    "{ state: 'cancelled', problem, nextAt }",
  ),
  mutant(
    'drops a completion while offline',
    'waiting.ts',
    "{ state: 'paused', pausedFrom: record.state, problem, nextAt, failures, mustRead: true }",
    "{ state: problem.code === 'offline' ? 'cancelled' : 'paused', pausedFrom: record.state, problem, nextAt, failures, mustRead: true }",
  ),
  mutant('does not wait after a 429', 'pace.ts', 'return moment.now + wait', 'return moment.now'),
  mutant(
    'forgets, while paused, that it was sent',
    'waiting.ts',
    "const state = record.pausedFrom ?? 'unknown'",
    "const state = 'queued'",
  ),
  mutant(
    'asks for ever for a task that is gone',
    'reading.ts',
    '  if (isRefusal(problem)) return needsPerson(record, problem, null, moment)\n',
    '',
  ),
  mutant(
    'calls a colleague’s completion confirmed',
    'settling.ts',
    "how === 'answered' || record.unclear > 0",
    "how === 'answered' || record.unclear >= 0",
  ),
  mutant(
    'calls its own completion a colleague’s',
    'settling.ts',
    "how === 'answered' || record.unclear > 0",
    "how === 'answered' || record.unclear > 9",
  ),
  mutant('calls its own late completion a colleague’s', 'settling.ts', ': to + CARRIED_OUT_WITHIN', ': to'),
  mutant(
    'sends when it was only asked to check',
    'reading.ts',
    'if (record.checking !== null) {',
    'if (record.checking !== null && record.attempts < 0) {',
  ),
]
