import { parseArgs } from 'node:util'
import { type Attack, FAMILIES } from './attack.ts'
import { covering } from './families/covering.ts'
import { effects } from './families/effects.ts'
import { embeddings } from './families/embedding.ts'
import { keys } from './families/keys.ts'
import { moving } from './families/moving.ts'
import { type Ground, openGround } from './ground.ts'
import { type Layout, layouts } from './layouts.ts'
import { search } from './search.ts'
import { tryAttack } from './try-attack.ts'
import { isAccepted } from './try-layout.ts'

/*
 * Attacks the dock on the production build, with a real pointer and real keys:
 *   npm run attacks                      the whole matrix, the ordinary layouts, 500 random combinations
 *   npm run attacks -- --only keys       what has this in its family or name
 *   npm run attacks -- --search 5000 --seed 7
 * The exit code says whether everything that was not meant came to nothing, and every honest click counted.
 */
const { values: wanted } = parseArgs({
  options: { only: { type: 'string' }, search: { type: 'string' }, seed: { type: 'string' } },
})
const trials = Number(wanted.search ?? (wanted.only === undefined ? 500 : 0))
const seed = Number(wanted.seed ?? Math.floor(Math.random() * 1_000_000))
const isWanted = (name: string) => wanted.only === undefined || name.includes(wanted.only)
const say = (line: string) => process.stdout.write(`${line}\n`)
const begun = Date.now()
const bad: string[] = []
const note = (line: string) => {
  bad.push(line)
  say(`BAD  ${line}`)
}

const ground = await openGround()
try {
  await matrix(ground, [...effects, ...covering, ...moving, ...keys])
  await embedding(ground)
  await ordinary(ground, layouts)
  if (trials > 0) await random(ground)
} finally {
  await ground.end()
}
say(
  `\n${Math.round((Date.now() - begun) / 1000)} s. ${bad.length === 0 ? 'Nobody got in, and nobody was kept out.' : ''}`,
)
process.exitCode = bad.length === 0 ? 0 : 1

async function matrix(on: Ground, attacks: readonly Attack[]): Promise<void> {
  for (const family of FAMILIES) {
    const mine = attacks.filter((one) => one.family === family && isWanted(`${family}: ${one.name}`))
    const counts = { nothing: 0, seen: 0, UNSEEN: 0 }
    for (const attack of mine) {
      const outcome = await tryAttack(on, attack)
      counts[outcome] += 1
      if (outcome === 'UNSEEN') note(`${family}: ${attack.name} (${attack.aim})`)
    }
    if (mine.length > 0)
      say(
        `${family}: ${mine.length} attacks, ${counts.nothing} came to nothing, ${counts.seen} pressed what was in plain sight, ${counts.UNSEEN} got in`,
      )
  }
}

async function embedding(on: Ground): Promise<void> {
  const mine = embeddings.filter(({ name }) => isWanted(`embedding: ${name}`))
  let inside = 0
  for (const { name, run } of mine) {
    await on.again()
    const got = await run(on)
    if (got === null) continue
    inside += 1
    note(`embedding: ${name}: ${got}`)
  }
  if (mine.length > 0) say(`embedding: ${mine.length} attacks, ${inside} got in`)
}

async function ordinary(on: Ground, all: readonly Layout[]): Promise<void> {
  const mine = all.filter(({ name }) => isWanted(`layout: ${name}`))
  let refused = 0
  for (const layout of mine) {
    if (await isAccepted(on, layout)) continue
    refused += 1
    note(`layout: ${layout.name}: an honest click was refused`)
  }
  if (mine.length > 0) say(`ordinary layouts: ${mine.length}, ${refused} honest clicks refused`)
}

async function random(on: Ground): Promise<void> {
  say(`random combinations: ${trials}, seed ${seed}`)
  const found = await search(on, seed, trials, (done) => say(`  ${done}`))
  say(`random combinations: ${found.trials}, ${found.accepted} counted, ${found.unseen.length} of them unseen`)
  found.unseen.forEach(note)
}
