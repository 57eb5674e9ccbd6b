import { type Mutant, mutant } from './mutant.ts'

/** What is accepted, undone, stored, kept and woken. */
export const recordMutants: readonly Mutant[] = [
  mutant(
    'accepts a click before it is durable',
    'runner.ts',
    'const saved = await store.add(opened.value)',
    "void store.add(opened.value)\n      const saved = { ok: true, value: 'saved' as 'saved' | 'occupied', problem: { code: 'internal' } } as const",
  ),
  mutant(
    'accepts a click on a full disk',
    'runner.ts',
    "      if (!saved.ok) return saved\n      if (saved.value === 'occupied') return fail('alreadyUnderWay')\n      deps.changed()\n      await plan()\n      return opened",
    "      if (saved.ok && saved.value === 'occupied') return fail('alreadyUnderWay')\n      deps.changed()\n      await plan()\n      return opened",
  ),
  mutant(
    'accepts a second click on a task',
    'runner.ts',
    "      if (saved.value === 'occupied') return fail('alreadyUnderWay')\n      deps.changed()\n      await plan()\n      return opened",
    '      deps.changed()\n      await plan()\n      return opened',
  ),
  mutant(
    'says "undone" and goes on',
    'choices.ts',
    "return change(record, { state: 'cancelled', nextAt: null, settledAt: moment.now }, moment)",
    'return SAME',
  ),
  mutant(
    'says "undone" although it came too late',
    'runner.ts',
    "      if (saved.value === 'stale') continue\n",
    "      if (saved.value === 'stale') return ok(stepped.record)\n",
  ),
  mutant(
    'undoes what is already queued',
    'choices.ts',
    "if (record.state !== 'held') return refused('tooLate')",
    "if (record.state !== 'held' && record.state !== 'queued') return refused('tooLate')",
  ),
  mutant(
    'undoes what is on its way',
    'choices.ts',
    "if (record.state !== 'held') return refused('tooLate')",
    "if (record.state !== 'held' && record.state !== 'sending') return refused('tooLate')",
  ),
  mutant(
    'sends now what has ended',
    'choices.ts',
    "  if (record.state !== 'held') return refused('notNow')\n  const notBefore",
    '  const notBefore',
  ),
  mutant(
    'brings back what has ended',
    'choices.ts',
    "if (record.state !== 'attention') return SAME",
    "if (record.state === 'held' || record.state === 'sending') return SAME",
  ),
  mutant(
    'puts aside what is under way',
    'choices.ts',
    "if (record.state !== 'attention') return refused('notNow')",
    '',
  ),
  mutant(
    'clears what needs a person',
    'record.ts',
    "!isLive(record.state) && (record.state !== 'attention' || record.dismissed)",
    '!isLive(record.state)',
  ),
  mutant(
    'clears what is under way',
    'record.ts',
    "!isLive(record.state) && (record.state !== 'attention' || record.dismissed)",
    'record.revision > 0',
  ),
  mutant('forgets to count revisions', 'change.ts', 'revision: record.revision + 1', 'revision: record.revision'),
  mutant(
    'does not look again after each contact',
    'session.ts',
    '          owned.delete(record.id)\n          ask()',
    '          owned.delete(record.id)',
  ),
  mutant('does not look again when it was asked meanwhile', 'session.ts', '    if (asked) await drain()\n', ''),
  mutant('rests for ever after a full disk', 'session.ts', 'const REST = 5_000', 'const REST = 5_000_000_000'),
  mutant('plans nothing', 'runner.ts', 'deps.schedule(await nextWake())', 'await nextWake()'),
  mutant(
    'plans only undo windows',
    'timetable.ts',
    'return record.nextAt === null ? 0 : untilPlanned(record, record.nextAt, moment)',
    'return record.nextAt !== null && record.nextAt > moment.now ? null : 0',
  ),
  mutant('waits for a network that is back', 'waiting.ts', 'moment.now + OFFLINE_LOOK', 'null'),
  mutant(
    'forgets that the key was mended',
    'runner.ts',
    '      standing.clear()\n      session.wakePaused()',
    '      session.wakePaused()',
  ),
  mutant(
    'wakes nothing when the key was mended',
    'runner.ts',
    '      standing.clear()\n      session.wakePaused()',
    '      standing.clear()',
  ),
  mutant(
    'wakes only what is paused already',
    'session.ts',
    'for (const record of live.value) woken.add(record.id)',
    "for (const record of live.value) if (record.state === 'paused') woken.add(record.id)",
  ),
  mutant(
    'believes an answer from before the key was mended',
    'standing.ts',
    '      if (since !== mended) return\n',
    '',
  ),
  mutant(
    'waits for a click that waits itself',
    'timetable.ts',
    "if (record.attempts === 0 && ahead.has(contact)) waiting.add(record.id)\n    if (record.state !== 'held') ahead.add(contact)",
    "if (record.state !== 'held') ahead.add(contact)\n    if (record.attempts === 0 && ahead.has(contact)) waiting.add(record.id)",
  ),
]
