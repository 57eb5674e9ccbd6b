import { type Mutant, mutant } from './mutant.ts'

/** Faults that only a world shows which does not share the product's assumptions. */
export const assumptionMutants: readonly Mutant[] = [
  // Whose completion was it?
  mutant(
    'dates its request by the panel’s read',
    'sending.ts',
    'serverTime + heardFor + moment.since(answeredAt).least',
    'serverTime',
  ),
  mutant(
    'believes every 200',
    'checking.ts',
    'const ours = isOurs && isInsideWindow(record, seen, how)',
    "const ours = how === 'answered' || (isOurs && isInsideWindow(record, seen, how))",
  ),
  {
    name: 'takes a 429 for a request that may have been carried out',
    edits: [
      {
        file: 'checking.ts',
        find: "how === 'answered' || record.unclear > 0",
        replace: "how === 'answered' || record.attempts > 0",
      },
      {
        file: 'sending.ts',
        find: 'const isOnly = record.unclear === 0',
        replace: 'const isOnly = record.unclear === -1',
      },
    ],
  },
  mutant('knows only UTC', 'checking.ts', 'time.hasZone ? null : inAnotherZone', 'time.at > 0 ? null : inAnotherZone'),
  mutant(
    'relies on what an earlier process has read',
    'sending.ts',
    'return fresh && moment.saw(record.snapshot.readAt) &&',
    'return fresh &&',
  ),
  mutant('measures its window to the millisecond', 'checking.ts', 'latest >= from', 'finished >= from'),
  // What is said.
  mutant(
    'claims that a dead process has sent',
    'sending.ts',
    "record.state === 'sending' ? unclear(record, null, moment)",
    "record.state === 'sending' ? unclear({ ...record, wasSent: true }, null, moment)",
  ),
  mutant(
    'tells what it saw as Reply’s word',
    'transitions.ts',
    "needsPerson(record, { code: 'taskChanged' }",
    "needsPerson(record, { code: 'conflict' }",
  ),
  mutant(
    'tells a missed window as Reply’s word',
    'window.ts',
    "problem: { code: 'windowMissed' }, nextAt",
    "problem: { code: 'notFound' }, nextAt",
  ),
  mutant(
    'calls every failed connection offline',
    'reach.ts',
    "if (record.state !== 'paused' && !deps.online()) return fail('offline')",
    "if (record.state === 'queued' && record.attempts === 0 && record.mustRead) return fail('offline')",
  ),
  // What is given up.
  mutant(
    'gives up what was sent as if it never was',
    'waiting.ts',
    'if (record.attempts === 0) return change(record, { ...over',
    'if (record.attempts >= 0) return change(record, { ...over',
  ),
  mutant(
    'gives up what is under way',
    'waiting.ts',
    "if (record.state !== 'queued' && record.state !== 'unknown' && record.state !== 'paused') return refused('notNow')",
    "if (record.state === 'attention') return refused('notNow')",
  ),
  mutant(
    'says "given up" and goes on',
    'waiting.ts',
    "if (record.attempts === 0) return change(record, { ...over, state: 'cancelled', settledAt: moment.now }, moment)",
    'if (record.attempts === 0) return SAME',
  ),
  // Clocks.
  mutant(
    'takes this computer’s clock where the server tells no time',
    'checking.ts',
    'return { ms: certain, needsWatch: true, log }',
    'return { ms: moment.since(sent.at).least - age, needsWatch: true, log }',
  ),
  mutant(
    'forgets what an earlier process has watched',
    'checking.ts',
    'const log = { of: sent.at, at: moment.now, ms: watched }',
    'const log = { of: sent.at, at: moment.now, ms: 0 }',
  ),
  mutant(
    'plans a longer watch than a process lives',
    'checking.ts',
    'needsWatch ? Math.min(wait, WATCH_STEP) : wait',
    'wait',
  ),
  mutant(
    'begins its waits anew with every life',
    'waiting.ts',
    'if (!isPlanned || record.changedAt <= moment.now) return SAME',
    'if (!isPlanned || record.changedAt > 0) return SAME',
  ),
  // Pauses.
  mutant(
    'forgets Reply’s pause with the worker',
    'reply/pause.ts',
    'monotonic() + remainderOf(stored, now())',
    'Number.NEGATIVE_INFINITY',
  ),
  mutant(
    'lets short pauses stay short',
    'reply/pause.ts',
    'Math.max(asked, bound / 2 + (chance() * bound) / 2)',
    'asked',
  ),
  mutant(
    'begins a pause anew with every life',
    'reply/pause.ts',
    'if (stored !== null && stored.setAt > now()) store(',
    'if (stored !== null && stored.setAt < 0) store(',
  ),
  mutant(
    'makes requests in a pause',
    'reply/pause.ts',
    'return Math.min(LONGEST, Math.max(0, endsAt - monotonic()))',
    'return Math.min(LONGEST, Math.max(0, endsAt - monotonic() - 3000))',
  ),
  mutant(
    'measures a pause by a clock that can be set',
    'reply/pause.ts',
    'return Math.min(LONGEST, Math.max(0, endsAt - monotonic()))',
    'return Math.min(LONGEST, Math.max(0, (stored?.until ?? endsAt - monotonic() + now()) - now()))',
  ),
  // Waking.
  mutant(
    'has one alarm for everything',
    'wake.ts',
    '`${PREFIX}${name}`',
    '`${PREFIX}${name === names[0] ? name : names[0]}`',
  ),
  mutant(
    'has an alarm that rings once',
    'wake.ts',
    '{ when: at, periodInMinutes: RINGS_AGAIN }',
    '{ when: at, periodInMinutes: undefined as unknown as number }',
  ),
  mutant(
    'has timers only',
    'wake.ts',
    'void alarms.create(alarmOf(name),',
    "if (name === '') void alarms.create(alarmOf(name),",
  ),
  mutant(
    'asks anew with every life',
    'sender.ts',
    "if (isMended(record, connection)) woken.set(record.id, 'connection')",
    "woken.set(record.id, 'connection')",
  ),
  mutant(
    'tries everything when the network is back',
    'sender.ts',
    "(by === 'network' && !waitsForConnection(record))",
    "by === 'network'",
  ),
  // The resolution of a call.
  mutant('does not see that the whole body was refused', 'sending.ts', ' || pointsAtBody(problem)', ''),
  mutant(
    'forgets which encoding was refused',
    'sending.ts',
    'theOther(record.refusedEncoding ?? record.sentEncoding',
    'theOther(record.sentEncoding',
  ),
]
