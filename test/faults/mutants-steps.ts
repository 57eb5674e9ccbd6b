import { type Mutant, mutant } from './mutant.ts'

/**
 * What each step of a plan says and to whom, what an undo reaches, and what a person's answer allows. Not among them, because a second
 * guard makes them change nothing: a reassignment that no longer depends on the task being made (`begin` knows no number to send), and a
 * step before that is gone taken for a good one (a plan is removed as a whole).
 */
export const stepMutants: readonly Mutant[] = [
  // What is written.
  mutant(
    'sends a note without its text',
    'operations.ts',
    'return `${head}\\n${text}\\n${tag}`',
    'return `${head}\\n${tag}`',
  ),
  mutant(
    'sends a note without its first line',
    'operations.ts',
    'return `${head}\\n${text}\\n${tag}`',
    'return `${text}\\n${tag}`',
  ),
  mutant(
    'makes the follow-up task an hour later',
    'operations.ts',
    'startAt: iso(startAt),\n      dueTo',
    'startAt: iso(startAt + 60 * MINUTE),\n      dueTo',
  ),
  mutant(
    'makes a follow-up task that is over before it begins',
    'operations.ts',
    'iso(startAt + FOLLOW_UP_LASTS)',
    'iso(startAt - FOLLOW_UP_LASTS)',
  ),
  mutant(
    'makes a follow-up task of another type',
    'operations.ts',
    'const task = {\n      taskType,',
    "const task = {\n      taskType: 'toDo' as const,",
  ),
  mutant(
    'makes a follow-up task without its tag',
    'operations.ts',
    'text: `${write.text} ${write.tag}`',
    'text: write.text',
  ),
  mutant(
    'makes a follow-up task for somebody else',
    'operations.ts',
    'contactId: contactOf(record),\n      startAt',
    'contactId: contactOf(record) + 1,\n      startAt',
  ),
  mutant(
    'moves a task an hour later',
    'operations.ts',
    '{ startAt: iso(write.startAt), dueTo',
    '{ startAt: iso(write.startAt + 60 * MINUTE), dueTo',
  ),
  mutant(
    'gives a task that was moved another length',
    'moving.ts',
    'start === null || end === null ? 0 : end - start',
    'start === null || end === null ? 0 : 2 * (end - start)',
  ),
  mutant(
    'moves a task with what was read the first time',
    'writing.ts',
    "const write = read?.is === 'notThere' ? read.write : record.write",
    "const write = read?.is === 'notThere' && !('asRead' in record.write && record.write.asRead !== null) ? read.write : record.write",
  ),
  mutant(
    'opts somebody else out',
    'operations.ts',
    'plainly(write, await api.setOptedOut(contactOf(record)))',
    'plainly(write, await api.setOptedOut(contactOf(record) + 1))',
  ),
  mutant(
    'writes the note on somebody else',
    'operations.ts',
    'await api.addNote(contactOf(record), ',
    'await api.addNote(contactOf(record) + 1, ',
  ),
  mutant(
    'finishes where it was to pause',
    'operations.ts',
    "membershipOf(write, record), 'paused')",
    "membershipOf(write, record), 'finished')",
  ),
  mutant(
    'pauses where it was to finish',
    'operations.ts',
    "membershipOf(write, record), 'finished')",
    "membershipOf(write, record), 'paused')",
  ),
  mutant(
    'gives the task to another colleague',
    'operations.ts',
    'write.madeId ?? record.taskId, write.userId)',
    'write.madeId ?? record.taskId, write.userId + 1)',
  ),
  // Times that are over, and worlds that have moved on.
  mutant(
    'moves a task into the past',
    'writing.ts',
    'if (isTimed && write.startAt <= moment.now)',
    'if (isTimed && write.startAt <= 0)',
  ),
  mutant(
    'moves a task that is closed',
    'moving.ts',
    "if (obstacle !== null) return { is: 'over', problem: { code: 'taskChanged' }, obstacle }",
    '',
  ),
  mutant(
    'moves back what a colleague has moved',
    'moving.ts',
    "return { is: 'over', problem: { code: 'taskChanged' }, obstacle: 'overtaken' }\n  }",
    '}',
  ),
  mutant(
    'pauses without a look',
    'operations.ts',
    "const pause: WriteOperation<'pause'> = {\n  readsFirst: () => true",
    "const pause: WriteOperation<'pause'> = {\n  readsFirst: () => false",
  ),
  mutant(
    'moves by an old read',
    'writing.ts',
    "if (read !== null && !isYoung(read, moment)) return refused('readFirst')",
    '',
  ),
  mutant(
    'takes back from a colleague what they were given',
    'operations.ts',
    "? ({ is: 'notThere', write } as const)\n          : OVERTAKEN",
    "? ({ is: 'notThere', write } as const)\n          : ({ is: 'notThere', write } as const)",
  ),
  // What depends on what.
  mutant(
    'asks only the step right before',
    'plan.ts',
    "if (before.some(({ state }) => isLive(state))) return 'waits'",
    "before = before.slice(-1)\n  if (before.some(({ state }) => isLive(state))) return 'waits'",
  ),
  mutant(
    'forgets the number of the task that it made',
    'plan.ts',
    '{ ...record, write: { ...write, madeId: made.madeId } }',
    'record',
  ),
  mutant(
    'calls every step after an opt-out expected',
    'plan.ts',
    "closedByOptOut' && kindOf(record) === 'note'",
    "closedByOptOut'",
  ),
  mutant(
    'completes by what the panel read before its own opt-out',
    'plan.ts',
    'mustRead: place > 0',
    'mustRead: false',
  ),
  mutant('lets a plan pass an earlier one of the same contact', 'waiting.ts', '?? ahead.get(contact)', ''),
  mutant(
    'forgets the half of a plan that has ended',
    'plan.ts',
    'return records.filter((record) => !kept.has(planIdOf(record)))',
    'return records.filter((record) => kept.size >= 0 && hasEnded(record))',
  ),
  // Undo.
  mutant(
    'leaves waiting what was undone',
    'plan.ts',
    'if (record.attempts > 0 || !isWaiting)',
    "if (record.attempts > 0 || record.state !== 'held')",
  ),
  mutant(
    'undoes all but the note',
    'plan.ts',
    'if (record.attempts > 0 || !isWaiting)',
    "if (record.attempts > 0 || !isWaiting || record.write?.kind === 'note')",
  ),
  mutant(
    'undoes all but the last step',
    'journal.ts',
    "(its === undefined ? { type: 'undo' } : { type: 'undoStep' })",
    "(its === undefined ? { type: 'undo' } : its.place === its.of - 1 && its.of > 1 ? null : { type: 'undoStep' })",
  ),
  // A person's word.
  mutant(
    'lets a person call a note there that was never sent',
    'writing.ts',
    "record.write?.kind === 'note' && record.unclear > 0",
    "record.write?.kind === 'note'",
  ),
  mutant(
    'sends a note again that is there',
    'writing.ts',
    "return record.state === 'attention' && record.write",
    "return (record.state === 'attention' || record.state === 'done') && record.write",
  ),
  mutant(
    'goes on with a note of which nobody knows',
    'plan.ts',
    'record.write !== undefined && record.unclear === 0',
    'record.write !== undefined',
  ),
  mutant(
    'sends again what a person only wanted looked at',
    'writing.ts',
    'if (record.checking !== null) return needsPerson(record, record.checking.problem, null, moment)\n  const wait = LOOKS[record.failures + 1]\n  const refusal',
    "if (record.checking !== null) return change(record, { state: 'queued', checking: null, nextAt: moment.now }, moment)\n  const wait = LOOKS[record.failures + 1]\n  const refusal",
  ),
  mutant(
    'sends a refused note again',
    'writing.ts',
    "if (problem.code === 'rateLimited') {",
    "if (problem.code === 'rateLimited' || problem.code === 'refused') {",
  ),
  // Lost answers.
  mutant(
    'calls an answer about another task its own',
    'writing.ts',
    "if (!isIt) return lost(sent, { code: 'unreadable' }, moment)",
    '',
  ),
  mutant(
    'reads once and makes the task again',
    'writing.ts',
    'if (wait === undefined) return stillNew(record, seen, moment)\n  return change',
    "return change(record, { state: 'queued', nextAt: moment.now }, moment)\n  return change",
  ),
  mutant(
    'looks for a follow-up task of another contact',
    'operations.ts',
    'const found = await api.tasks(\n      {\n        contactId: contactOf(record)',
    'const found = await api.tasks(\n      {\n        contactId: contactOf(record) + 1',
  ),
  mutant(
    'believes an opt-out that was answered with a refusal',
    'writing.ts',
    'return lost({ ...record, wasSent: true }, problem, moment)\n}',
    "return record.write.kind === 'optOut' && problem.code === 'refused' ? settled(record, record.write, 'answered', null, moment) : lost({ ...record, wasSent: true }, problem, moment)\n}",
  ),
  mutant('tries the missing operation again and again', 'writing.ts', '&& !record.write.byUpdate) {', ') {'),
]
