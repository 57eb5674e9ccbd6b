import { completionsAt, untilAnswered } from '../completions.ts'
import { must } from '../ledger.ts'
import { panelBeside, runOfTen } from '../run-of-ten.ts'
import type { Walk } from '../walk.ts'

/** Ten mixed tasks of the day in the side panel, one after the other, by keyboard. */
export async function runScene({ stage, step, picture, owe }: Walk): Promise<void> {
  const beside = await step('the side panel, over a page about nobody', () => panelBeside(stage))
  const before = completionsAt(stage.reply).length
  const turns = await step('a run of ten mixed tasks, by keyboard alone, in one tab', () =>
    runOfTen(beside, () => Promise.resolve()),
  )
  must(turns.length === 10, `only ${turns.length} tasks of the run were chosen for`)
  await picture('14-run', beside.panel)
  await step('all ten are sent, in their order, once', async () => {
    await untilAnswered(stage.reply, before + turns.length)
    const arrived = completionsAt(stage.reply).slice(before)
    const { tasks } = stage.reply.world
    const owed = arrived.map(({ path }, at) => {
      const taskId = Number(/\d+(?=\/complete)/.exec(path)?.[0])
      const task = tasks.get(taskId)
      const contact = task === undefined ? undefined : stage.reply.world.contactOf(task)
      const turn = turns[at]
      must(turn !== undefined && turn.name.includes(contact?.lastName ?? '?'), `${path} is not whom the run showed`)
      return { taskId, body: turn.body }
    })
    owe(...owed)
  })
}
