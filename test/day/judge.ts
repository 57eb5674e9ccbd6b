import { setTimeout as sleep } from 'node:timers/promises'
import type { Stage } from '#test/demo/stage.ts'
import type { Turn } from './rep.ts'

const RESOLUTIONS = ['positive', 'toCall', 'negative'] as const
/** All that a day has written goes out at sixty requests a minute. */
const SETTLED_WITHIN = 15 * 60_000

/** Waits until the server is as was chosen, and says where it is not: exactly once each, and nothing else. */
export async function judge({ reply }: Pick<Stage, 'reply'>, turns: readonly Turn[]): Promise<string[]> {
  const effectsOf = ({ role }: Turn) =>
    reply.control
      .effects()
      .filter(
        ({ taskId, contactId }) => taskId === role.task.id || (taskId === null && contactId === role.person.contactId),
      )
      .map(({ kind, text }) => (kind === 'note' ? `note: ${(text ?? '').split('\n')[1] ?? ''}` : kind))
  const wanted = ({ decision }: Turn): string[] => {
    if (decision.kind === 'skip') return []
    if (decision.kind === 'move') return ['reschedule']
    return ['complete', ...(decision.note === null ? [] : [`note: ${decision.note}`])]
  }
  const wrong = () =>
    turns.flatMap((turn) => {
      const [is, should] = [effectsOf(turn).join(', '), wanted(turn).join(', ')]
      return is === should ? [] : [`${turn.role.name}: ${is || 'nothing'}, and not ${should || 'nothing'}`]
    })
  for (const end = Date.now() + SETTLED_WITHIN; wrong().length > 0 && Date.now() < end; ) await sleep(500)
  const found = wrong()
  for (const { role, decision, resolution } of turns) {
    const task = reply.world.tasks.get(role.task.id)
    const should = decision.kind === 'outcome' ? 'finished' : 'new'
    if (task?.status !== should) found.push(`${role.name}: ${task?.status}, and not ${should}`)
    if (decision.kind === 'move' && Date.parse(task?.startAt ?? '') < Date.now())
      found.push(`${role.name} was not moved to a later time`)
    const completed = reply.control.effects(role.task.id).find(({ kind }) => kind === 'complete')
    const chosen = resolution === null ? null : RESOLUTIONS[resolution]
    if (completed !== undefined && completed.callResolution !== chosen)
      found.push(`${role.name}: ${completed.callResolution}, and not ${chosen}`)
  }
  return found
}
