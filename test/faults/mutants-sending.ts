import { type Mutant, mutant } from './mutant.ts'

const POST = 'api.complete(record.taskId, record.body, encoding)'

/** What is sent, by whom, with what, and how often. */
export const sendingMutants: readonly Mutant[] = [
  mutant(
    'sends before "sending" is durable',
    'attempt.ts',
    "    const outcome = await apply(record, { type: 'read', seen: seen.value, other })",
    `    const early = step(record, { type: 'read', seen: seen.value, other }, moment())
    if (early.kind === 'moved' && early.record.state === 'sending') return post(early.record, api.value)
    const outcome = await apply(record, { type: 'read', seen: seen.value, other })`,
  ),
  mutant(
    'sends although the disk refused "sending"',
    'attempt.ts',
    '      return stuck(saved.problem)\n    }\n    unsaved',
    '      return { ...NOTHING, written: [stepped.record] }\n    }\n    unsaved',
  ),
  mutant(
    'sends although somebody else has changed the record',
    'attempt.ts',
    "if (saved.value !== 'saved') return NOTHING",
    "if (saved.ok && saved.value === 'occupied') return NOTHING",
  ),
  mutant(
    'sends twice',
    'attempt.ts',
    '    const answer = isFrozen(record)',
    `    await ${POST}\n    const answer = isFrozen(record)`,
  ),
  mutant(
    'repeats a failed request at once',
    'attempt.ts',
    '    const event: CompletionEvent = answer.ok',
    `    if (!answer.ok && answer.problem.code === 'serverError') return post(record, api)
    const event: CompletionEvent = answer.ok`,
  ),
  mutant(
    'sends with whatever key there is',
    'reach.ts',
    'if (found.account !== record.account) return',
    "if (found.account === '') return",
  ),
  mutant(
    'sends another choice',
    'attempt.ts',
    POST,
    "api.complete(record.taskId, { ...record.body, callResolution: 'positive' }, encoding)",
  ),
  mutant(
    'always finishes in the sequence',
    'attempt.ts',
    POST,
    'api.complete(record.taskId, { ...record.body, finishProspectInSequence: true }, encoding)',
  ),
  mutant(
    'writes a word first',
    'sending.ts',
    "if (!record.otherEncodingTried) return 'integers'",
    "if (!record.otherEncodingTried) return 'strings'",
  ),
  mutant(
    'never tries the other encoding',
    'sending.ts',
    "return encoding === 'integers' ? 'strings' : 'integers'",
    'return encoding',
  ),
  mutant('tries encodings for ever', 'sending.ts', ' && !record.otherEncodingTried', ''),
  mutant('does not take the sender’s lock', 'sender.ts', 'await deps.lock(work)', 'await work()'),
  mutant(
    'works on one record twice at once',
    'sender.ts',
    'const waits = waiting.has(record.id) || !hasRoom(record)\n      if (waits && !goesOnAlone(record)) continue\n      owned',
    'const waits = waiting.has(record.id)\n      if (waits && !goesOnAlone(record)) continue\n      owned',
  ),
  mutant(
    'forgets the order of the clicks',
    'waiting.ts',
    'waiting.set(record.id, earlier)',
    'waiting.delete(record.id)',
  ),
  mutant(
    'sends without a look at the contact',
    'checking.ts',
    "      if (seen.contactId !== record.snapshot.contactId) return 'contactChanged'\n",
    '',
  ),
  mutant(
    'sends without a look at the assignee',
    'checking.ts',
    "return seen.assignedUserId === record.snapshot.assignedUserId ? null : 'assigneeChanged'",
    'return null',
  ),
  mutant('relies on a panel that an earlier completion has outdated', 'attempt.ts', ' && (await isFirst(record))', ''),
  {
    name: 'sends again on what the panel read',
    edits: [
      { file: 'sending.ts', find: ' && record.attempts === 0 && !record.mustRead && other === null', replace: '' },
      {
        file: 'sending.ts',
        find: 'record.lastSentAt !== null && moment',
        replace: 'record.lastSentAt === 0 && moment',
      },
    ],
  },
  {
    name: 'uses a read twice',
    edits: [
      { file: 'read-ahead.ts', find: '      looks.delete(record.id)\n      return seen', replace: '      return seen' },
      {
        file: 'sending.ts',
        find: 'record.lastSentAt !== null && moment',
        replace: 'record.lastSentAt === 0 && moment',
      },
    ],
  },
  mutant(
    'forgets that another completion of the task was sent',
    'attempt.ts',
    'const other = mark.value?.recordId === record.id ? null : mark.value',
    'const other = mark.value === null ? mark.value : null',
  ),
]
