import { BOS_TASK, MAYAS_CALL } from './cast/featured-tasks.ts'
import { DEMO_KEY } from './keys.ts'
import { startReply } from './start-reply.ts'

/** `npm run sandbox [-- PORT]`: the stand-in by itself, until it is stopped. */
const port = Number(process.argv[2] ?? process.env['PORT'] ?? 4010)

try {
  const reply = await startReply({ port })
  process.stdout.write(`
Reply's stand-in is up.

  API address   ${reply.url}
  API key       ${DEMO_KEY}   (Rosa Lindgren, user 42; more keys: ${reply.url}/__sandbox)

Try it:

  curl -H 'X-API-Key: ${DEMO_KEY}' ${reply.url}/v3/whoami
  curl -H 'X-API-Key: ${DEMO_KEY}' '${reply.url}/v3/tasks/${BOS_TASK}?includeContent=true'
  curl -X POST -H 'X-API-Key: ${DEMO_KEY}' -H 'Content-Type: application/json' \\
    -d '{"callResolution":0}' ${reply.url}/v3/tasks/${MAYAS_CALL}/complete

Make the next completion take effect and lose its answer:

  curl -X POST ${reply.url}/__sandbox/faults \\
    -d '{"kind":"cutAfterCommit","method":"POST","path":"/v3/tasks/*/complete"}'

Speak the newer dialect, look at what happened, start over:

  curl -X PUT ${reply.url}/__sandbox/switches -d '{"taskEnums":"string","otherEnums":"camel","credential":"bearer"}'
  curl ${reply.url}/__sandbox/journal
  curl ${reply.url}/__sandbox/effects
  curl -X POST ${reply.url}/__sandbox/reset

Ctrl-C stops it.
`)
  const stop = () => void reply.close()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`The stand-in could not start on port ${port}: ${reason}\n`)
  process.exitCode = 1
}
