import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { buildStage } from '#test/demo/stage.ts'
import { decisionsOf, mishapsOf, typesOf } from './chosen.ts'
import { dayOf } from './day-of.ts'
import { sitDown } from './desk.ts'
import { judge } from './judge.ts'
import { workTheDay } from './rep.ts'
import { median } from './turns.ts'

/**
 * node test/day/run.ts [--tasks N] [--deaths N] [--seed S]
 * A rep works a whole day against the stand-in, in a real Chromium, by the keyboard alone. With deaths: the worker is killed so
 * often at random moments, the browser once, and the network is away for ten tasks.
 */
const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '60' },
    deaths: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
})
const [tasks, deaths, seed] = [Number(values.tasks), Number(values.deaths), Number(values.seed)]
const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** What Reply allows in an hour by its public pages. */
const HOURLY = 3_000

const toSay = (all: readonly number[]) =>
  `${median(all).toFixed(0)} ms in the median, ${Math.max(...all).toFixed(0)} ms at the most of ${all.length}`

const stage = await buildStage({ reply: { tasks: tasks * 15, contacts: tasks * 15 } })
try {
  const roles = dayOf(stage, typesOf(seed, tasks))
  const options = await stage.setUp(['LinkedIn'])
  const isRead = `chrome.runtime.sendMessage({ type: 'setup.get' }).then(({ value }) => value.index.state === 'ready')`
  while (!(await options.evaluate<boolean>(isRead))) await sleep(500)
  await options.close()
  const desk = await sitDown(stage)
  await desk.panel.getByRole('heading', { level: 1 }).waitFor()
  await desk.panel.keyboard.press('t')
  await desk.panel.getByRole('list', { name: 'Tasks' }).getByRole('checkbox').first().waitFor()
  await desk.panel.keyboard.press('Enter')
  const began = Date.now()
  const turns = await workTheDay(stage, desk, {
    roles,
    decisions: decisionsOf(seed, tasks),
    mishaps: mishapsOf(seed, tasks, deaths),
  })
  const worked = Date.now() - began
  const drawn = await desk.turns()
  const wrong = await judge(stage, turns)
  const requests = stage.reply.journal.entries.map(({ at }) => Date.parse(at))
  const inHour = Math.max(...requests.map((at) => requests.filter((other) => other >= at && other < at + HOUR).length))
  for (const one of wrong) process.stdout.write(`${one}\n`)
  process.stdout.write(
    [
      `seed ${seed}: ${turns.length} tasks in ${Math.round(worked / 1000)} s, ${deaths} deaths of the worker: ${wrong.length} wrong`,
      `keys a task: ${median(turns.map(({ keys }) => keys))} in the median; pages a task: ${median(turns.map(({ pages }) => pages))}, ${Math.max(...turns.map(({ pages }) => pages))} at the most; new tabs: ${desk.tabs()}`,
      `from the key to the next name: ${median(drawn.map(({ frames }) => frames))} frames and ${toSay(drawn.map(({ name }) => name))}`,
      `from the key to their card: ${toSay(drawn.map(({ card }) => card))}`,
      `requests in the worst hour: ${inHour}, ${((100 * inHour) / HOURLY).toFixed(1)} % of ${HOURLY}`,
      '',
    ].join('\n'),
  )
  process.exitCode = wrong.length === 0 ? 0 : 1
} finally {
  await stage.end()
}
