import { parentPort, workerData } from 'node:worker_threads'
import { runCampaign } from './campaign.ts'
import { PARTS } from './parts.ts'
import { count, emptyTally } from './report.ts'
import type { Partial, Share } from './run-threads.ts'

const REPORT_EVERY_MS = 500

const share: Share = workerData
let partial: Partial = { tally: emptyTally(), failures: [] }
let reportedAt = Date.now()

function report(): void {
  parentPort?.postMessage(partial, [])
  partial = { tally: emptyTally(), failures: [] }
  reportedAt = Date.now()
}

await runCampaign({ ...share, parts: PARTS }, (judged) => {
  count(partial.tally, judged)
  if (judged.verdict.violations.length > 0) partial.failures.push(judged.index)
  if (Date.now() - reportedAt > REPORT_EVERY_MS) report()
  return true
})
report()
