import { type Mutant, mutant } from './mutant.ts'

const WINDOW = 'record.notBefore - record.clickedAt - moment.since(record.clickedAt).least'

/** How long is waited, and by which clock. */
export const timeMutants: readonly Mutant[] = [
  {
    name: 'sends a second before the window ends',
    edits: [
      { file: 'window.ts', find: WINDOW, replace: `${WINDOW} - 1000` },
      { file: 'window.ts', find: 'elapsed.least < window', replace: 'elapsed.least < window - 1000' },
    ],
  },
  {
    name: 'counts the window by a clock that can be set forward',
    edits: [
      { file: 'window.ts', find: WINDOW, replace: WINDOW.replace('.least', '.most') },
      { file: 'window.ts', find: 'elapsed.least < window', replace: 'elapsed.most < window' },
    ],
  },
  mutant(
    'has no undo window',
    'window.ts',
    "intent.undoSeconds > 0 ? 'held' : 'queued'",
    "intent.undoSeconds > 60 ? 'held' : 'queued'",
  ),
  mutant('sends a click of hours ago', 'waits.ts', 'TOO_LATE = 15 * 60_000', 'TOO_LATE = 1500 * 60_000'),
  mutant('calls a click too late that is not', 'waits.ts', 'TOO_LATE = 15 * 60_000', 'TOO_LATE = 10_000'),
  mutant('sends again after a minute', 'waits.ts', 'QUIET_AFTER_SEND = 90_000', 'QUIET_AFTER_SEND = 60_000'),
  mutant('sends again after one second read', 'waits.ts', 'BETWEEN_READS = 10_000', 'BETWEEN_READS = 1'),
  mutant(
    'sends again after a single read',
    'checking.ts',
    'if (apart === null || apart < BETWEEN_READS) {',
    'if (apart !== null && apart < BETWEEN_READS) {',
  ),
  mutant(
    'sends again without waiting',
    'checking.ts',
    '  if (quiet.ms < QUIET_AFTER_SEND) {\n    const failures',
    '  if (quiet.ms < 0) {\n    const failures',
  ),
  mutant(
    'keeps no distance from another completion of the task',
    'sending.ts',
    '    if (quiet.ms < QUIET_AFTER_OTHER) {\n',
    '    if (quiet.ms < 0) {\n',
  ),
  mutant(
    'relies on what the panel read long ago',
    'waits.ts',
    'PANEL_READ_IS_FRESH = 60_000 -',
    'PANEL_READ_IS_FRESH = 180_000 -',
  ),
  mutant(
    'starts a request however long the disk took',
    'attempt.ts',
    '.most > LONGEST_START',
    '.most > 1000 * LONGEST_START',
  ),
  mutant(
    'does not see that the computer slept while it read',
    'stopwatch.ts',
    'most: Math.max(least, now - stamp)',
    'most: least',
  ),
  mutant(
    'measures by a clock that can be set',
    'stopwatch.ts',
    'const least = seen.elapsed + (monotonic - seen.monotonic)',
    'const least = Math.max(0, now - stamp)',
  ),
  mutant(
    'does not ask the server’s clock',
    'checking.ts',
    'Math.min(byClock, seen.serverTime - sent.serverAt)',
    'byClock',
  ),
  mutant(
    'counts the quiet time from the beginning of the request',
    'sending.ts',
    '      firstNewAt: null,\n      lastSentAt: moment.now,\n',
    '      firstNewAt: null,\n',
  ),
  mutant(
    'waits twice after the clock was set back',
    'waiting.ts',
    'return at - record.changedAt - moment.since(record.changedAt).least',
    'return at - moment.now',
  ),
]
