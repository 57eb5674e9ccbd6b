import { type Mutant, mutant } from './mutant.ts'

/** Plans of several writes: their order, what each waits for, and how often each is sent. */
export const planMutants: readonly Mutant[] = [
  // Order, and what depends on what.
  mutant(
    'sends the steps in the order of the choices',
    'plan.ts',
    'ORDER.indexOf(kindOf(one)) - ORDER.indexOf(kindOf(two))',
    '0',
  ),
  mutant('writes the note before the outcome', 'writes.ts', "'complete', 'move', 'note'", "'note', 'complete', 'move'"),
  mutant(
    'completes before it opts out',
    'writes.ts',
    "['optOut', 'pause', 'finish', 'complete'",
    "['complete', 'optOut', 'pause', 'finish'",
  ),
  {
    name: 'sends all steps of a plan at once',
    edits: [
      {
        file: 'waiting.ts',
        find: 'waiting.set(record.id, earlier)',
        replace: 'if (record.plan === undefined) waiting.set(record.id, earlier)',
      },
      { file: 'plan.ts', find: "if (before.some(({ state }) => isLive(state))) return 'waits'", replace: '' },
    ],
  },
  mutant('asks nobody before it goes on', 'plan.ts', "? 'open' : 'asks'\n}", "? 'open' : 'open'\n}"),
  mutant(
    'takes a colleague’s completion for its own',
    'plan.ts',
    "if (earlier.state === 'doneElsewhere') return kindOf(earlier) !== 'complete'",
    "if (earlier.state === 'doneElsewhere') return true",
  ),
  mutant(
    'goes on after whatever needs a person',
    'plan.ts',
    "return earlier.problem?.code === 'closedByOptOut' && kindOf(record) === 'note'",
    "return earlier.state === 'attention'",
  ),
  mutant(
    'goes on after what was given up',
    'plan.ts',
    "if (earlier.state === 'done') return true",
    "if (earlier.state === 'done' || earlier.state === 'cancelled') return true",
  ),
  mutant('lets the rest pass a note in doubt', 'plan.ts', '!isUnsettled(earlier) && isWell', 'isWell'),
  mutant(
    'leaves what follows asking about what has been answered',
    'followers.ts',
    'if (goes) going.push(moved.record)',
    'if (goes && id === ended.id) going.push(moved.record)',
  ),
  mutant('depends on nothing', 'plan.ts', 'if (DECIDING.has(kindOf(earlier))) return true', ''),
  mutant(
    'blames the opt-out for every closed task',
    'plan.ts',
    'return plan?.optsOut === true && CLOSED',
    'return CLOSED',
  ),
  // Undo.
  mutant(
    'undoes only the first step',
    'journal.ts',
    "(its === undefined ? { type: 'undo' } : { type: 'undoStep' })",
    "(its === undefined || its.place === 0 ? { type: 'undo' } : null)",
  ),
  mutant(
    'undoes what has begun',
    'plan.ts',
    "if (record.attempts > 0 || !isWaiting) return refused('tooLate')",
    "if (record.attempts === 0 && !isWaiting) return refused('tooLate')",
  ),
  mutant(
    'says "undone" of a plan and goes on',
    'journal.ts',
    'const save = () => store.replaceAll(moved, stays)',
    "const save = async () => ({ ok: true, value: 'saved' as 'saved' | 'stale' | 'occupied', problem: { code: 'internal' } }) as const",
  ),
  mutant(
    'brings back what was undone',
    'plan.ts',
    "if (record.state !== 'attention' || !(isAsking || isUnsent)) return refused('notNow')",
    "if (record.state === 'held') return refused('notNow')",
  ),
  // Notes.
  mutant(
    'sends an unconfirmed note again',
    'writing.ts',
    "return needsPerson(record, refusal ?? { code: 'notConfirmed' }, null, moment)",
    "return change(record, { state: 'queued', failures: 0, nextAt: moment.now }, moment)",
  ),
  mutant(
    'takes a lost answer to a note for "not sent"',
    'writing.ts',
    'return lost({ ...record, wasSent: true }, problem, moment)',
    "return problem.code === 'network' ? nothingDone(record, { state: 'queued', problem, nextAt: moment.now }, moment) : lost({ ...record, wasSent: true }, problem, moment)",
  ),
  mutant(
    'takes a killed worker for an unsent note',
    'transitions.ts',
    ': lost(record, null, moment)',
    ": change(record, { state: 'queued', nextAt: moment.now }, moment)",
  ),
  mutant(
    'calls a note that is not found saved',
    'operations.ts',
    "? { is: 'there', write } : { is: 'unproven' }",
    "? { is: 'there', write } : { is: 'there', write }",
  ),
  mutant(
    'knows a note by its text alone',
    'operations.ts',
    'texts.some((text) => text.includes(write.tag))',
    'texts.some((text) => text.includes(write.text))',
  ),
  mutant(
    'says that a note is there without being told',
    'writing.ts',
    "settled(record, write, record.unclear > 0 ? 'read' : null",
    "settled(record, write, record.unclear > 0 ? 'person' : null",
  ),
  // Follow-up tasks.
  mutant(
    'makes a follow-up task again without a look',
    'writing.ts',
    'return isLooking ? anotherLook(record, seen, moment) : stillNew(record, seen, moment)',
    "return record.write?.kind === 'create' && !isOver ? change(record, { state: 'queued', nextAt: moment.now }, moment) : stillNew(record, seen, moment)",
  ),
  mutant(
    'looks for another follow-up task than it made',
    'operations.ts',
    'if (value.template?.body?.includes(write.tag) === true)',
    'if (value.template?.body?.includes(`${write.tag}!`) === true)',
  ),
  mutant(
    'takes any task of that time for its own',
    'operations.ts',
    'if (value.template?.body?.includes(write.tag) === true)',
    'if (value.id > 0)',
  ),
  mutant(
    'makes a follow-up task in a minute that is over',
    'operations.ts',
    'from: iso(startAt - MINUTE)',
    'from: iso(startAt + MINUTE / 2)',
  ),
  // Moves, states, reassigning.
  mutant(
    'calls a move done that a read does not show',
    'moving.ts',
    "isSame(startAt, write.startAt)) return { is: 'there', write }",
    "isSame(startAt, startAt)) return { is: 'there', write }",
  ),
  mutant(
    'calls a refusal of a pause a pause',
    'writing.ts',
    '  return lost({ ...record, wasSent: true }, problem, moment)',
    "  if (problem.code === 'conflict') return settled(record, record.write, 'answered', null, moment)\n  return lost({ ...record, wasSent: true }, problem, moment)",
  ),
  mutant(
    'calls what is active paused',
    'operations.ts',
    "if (state.value === 'paused') return seen",
    "if (state.value === 'paused' || state.value === 'active') return seen",
  ),
  mutant(
    'gives away another task',
    'operations.ts',
    'await api.reassignTask(write.madeId ?? record.taskId, write.userId)',
    'await api.reassignTask(record.taskId, write.userId)',
  ),
  mutant(
    'opts out without knowing',
    'operations.ts',
    "seen({ is: contact.value.isOptedOut ? 'there' : 'notThere', write })",
    "seen({ is: 'there', write })",
  ),
  // Sending.
  mutant(
    'sends a step before it is durable as sending',
    'attempt.ts',
    '    const outcome = await apply(record, event)\n    if (outcome',
    "    if (event.type === 'begin') await sendWrite(record, api.value)\n    const outcome = await apply(record, event)\n    if (outcome",
  ),
  mutant(
    'sends each step twice',
    'attempt.ts',
    'NOT_STARTED : await sendWrite(record, api)',
    'NOT_STARTED : (await sendWrite(record, api), await sendWrite(record, api))',
  ),
  mutant(
    'stops the outcome for the scope of a note',
    'writing.ts',
    "if (problem.code === 'scopeMissing' || problem.code === 'operationMissing') return withheld(record, problem, moment)",
    '',
  ),
  mutant(
    'goes on with a note that nobody agreed to',
    'plan.ts',
    "state: 'attention', problem: { code: 'stepBefore' }, nextAt: null",
    "state: 'queued', isAgreed: true, problem: null, nextAt: moment.now",
  ),
]
