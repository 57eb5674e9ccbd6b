import { check, type Verdict } from '#test/faults/check.ts'
import type { Happened } from '#test/faults/history.ts'
import { checkScreen } from './check-screen.ts'
import { historyOf } from './history-of.ts'
import type { Played } from './play.ts'
import type { Playing } from './rig.ts'
import type { Protocol } from './server.ts'

export type Judged = { played: Played; verdict: Verdict; history: Happened[]; resent: number; protocol: Protocol }

const FACTS = {
  serverTellsTime: true,
  isAwake: false,
  isQuick: false,
  deathsAreTold: false,
  harmless: false,
}

/** Holds what was seen of one schedule against the invariants, and what the screen said against the server. */
export function judge(rig: Playing, played: Played): Judged {
  const { taskId, onDisk, outcome } = played
  const seen = rig.log.of(taskId)
  const history = historyOf(seen, rig.log.all, onDisk)
  const verdict = check(history, FACTS)
  const report = (rule: string, what: string) => void verdict.violations.push({ rule, what, at: history.length })
  verdict.violations.push(...checkScreen(seen, history))
  if (outcome === 'neverTaken' && played.plan.other === null) report('lost', 'no click was ever taken')
  for (const one of seen) {
    const isGone = one.kind === 'accepted' && onDisk.every(({ id }) => id !== one.id)
    if (isGone) report('I6', 'an accepted click is not on the disk')
  }
  const undone = seen.some((one) => one.kind === 'says' && one.text.startsWith('Undone'))
  if (undone && onDisk.every(({ state }) => state !== 'cancelled')) report('I3', 'the panel said Undone, and it is not')
  const resent = history.filter((one) => one.kind === 'post' && one.post.resent).length
  return { played, verdict, history, resent, protocol: rig.protocol }
}
