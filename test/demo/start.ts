import { hasDisplay } from './display.ts'
import { showDemo } from './show.ts'
import { walkDemo } from './walk.ts'

/** `npm start`: the whole product against a stand-in for Reply. With `--headless` it walks the main job by itself and takes pictures. */
async function start(words: readonly string[]): Promise<number> {
  const unknown = words.find((word) => word !== '--headless')
  if (unknown !== undefined) {
    process.stderr.write(`npm start knows no ${unknown}. What it knows: npm start, npm start -- --headless\n`)
    return 1
  }
  if (words.includes('--headless')) return walkDemo('shots/demo')
  if (!hasDisplay()) {
    process.stderr.write(
      'There is no display for a browser window: run `npm start -- --headless`, which walks the demo by itself and writes pictures to shots/demo/.\n',
    )
    return 1
  }
  return showDemo()
}

process.exitCode = await start(process.argv.slice(2))
