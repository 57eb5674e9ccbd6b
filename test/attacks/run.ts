import { parseArgs } from 'node:util'
import { FAMILIES } from './attack.ts'
import { embeddings } from './families/embedding.ts'
import { attacks } from './families/index.ts'
import { FORGERS, tryForger } from './forgers.ts'
import { openGround } from './ground.ts'
import { type Job, runJobs } from './jobs.ts'
import { layouts } from './layouts.ts'
import { planOf, tryPlan } from './search.ts'
import { tryAttack } from './try-attack.ts'
import { honestClick } from './try-layout.ts'

/*
 * Attacks the dock on the production build, with a real pointer and real keys:
 *   npm run attacks                      the whole matrix, the ordinary layouts, forged messages, 500 random combinations
 *   npm run attacks -- --only keys       what has this in its family or name
 *   npm run attacks -- --search 5000 --seed 7
 *   npm run attacks -- --trial 737 --seed 7   one of those combinations alone
 *   npm run attacks -- --forged 100000   so many of each kind of sender
 *   npm run attacks -- --grounds 1       one browser at a time
 *   npm run attacks -- --every           says of each what came of it
 * The exit code says whether everything that was not meant came to nothing, and every honest click counted.
 */
const { values: wanted } = parseArgs({
  options: {
    only: { type: 'string' },
    search: { type: 'string' },
    trial: { type: 'string' },
    seed: { type: 'string' },
    grounds: { type: 'string' },
    every: { type: 'boolean' },
    forged: { type: 'string' },
  },
})
const trials = Number(wanted.search ?? (wanted.only === undefined ? 500 : 0))
const seed = Number(wanted.seed ?? Math.floor(Math.random() * 1_000_000))
const messages = Number(wanted.forged ?? 2000)
const only = wanted.only ?? (wanted.trial === undefined ? '' : 'nothing but a trial')
const say = (line: string) => process.stdout.write(`${line}\n`)
const begun = Date.now()

const matrix: Job[] = FAMILIES.flatMap((family) =>
  attacks
    .filter((one) => one.family === family)
    .map((attack) => ({
      group: family,
      name: `${attack.name} (${attack.aim})`,
      run: (ground) => tryAttack(ground, attack),
    })),
)
const frames: Job[] = embeddings.map(({ name, run }) => ({
  group: 'embedding',
  name,
  async run(ground) {
    await ground.again()
    const got = await run(ground)
    return got === null ? 'nothing' : `GOT IN: ${got}`
  },
}))
const ordinary: Job[] = layouts.map((layout) => ({
  group: 'layout',
  name: layout.name,
  run: (ground) => honestClick(ground, layout),
}))
const turns = wanted.trial === undefined ? Array.from({ length: trials }, (_, trial) => trial) : [Number(wanted.trial)]
const random: Job[] = turns.map((trial) => {
  const plan = planOf(seed, trial)
  return {
    group: `random combinations, seed ${seed}`,
    name: `trial ${trial}: ${plan.deed}\n    ${plan.script.join('\n    ')}`,
    run: (ground) => tryPlan(ground, plan),
  }
})

const forged: Job[] = FORGERS.map((name) => ({
  group: 'forged messages',
  name: `${messages} of ${name}`,
  run: (ground) => tryForger(ground, name, { count: messages, seed }),
}))

const named = [...matrix, ...frames, ...ordinary, ...forged].filter(({ group, name }) =>
  `${group}: ${name}`.includes(only),
)
const { counts, bad } = await runJobs(
  [...named, ...random],
  Number(wanted.grounds ?? 4),
  openGround,
  say,
  wanted.every === true,
)
for (const [group, outcomes] of counts) {
  const each = [...outcomes].map(([outcome, count]) => `${count} ${outcome}`)
  say(`${group}: ${each.join(', ')}`)
}
say(`\n${Math.round((Date.now() - begun) / 1000)} s. ${bad === 0 ? 'Nobody got in, and nobody was kept out.' : ''}`)
process.exitCode = bad === 0 ? 0 : 1
