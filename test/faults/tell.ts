import type { Happened } from './history.ts'

/** A history, one line per happening, for a person to read. */
export function tell(history: readonly Happened[]): string {
  return history
    .map((happened, place) => `${String(place).padStart(4)} ${seconds(happened.t)}  ${line(happened)}`)
    .join('\n')
}

function seconds(t: number): string {
  return `${(t / 1000).toFixed(3).padStart(10)}s`
}

function line(happened: Happened): string {
  switch (happened.kind) {
    case 'clicked': {
      const { taskId, account, undoMs, panelReadAt, at, writes, body } = happened.click
      const plan = [...(body === null ? [] : ['complete']), ...writes.map(({ kind }) => kind)].join(', ')
      return `click on task ${taskId} (${plan}) as ${account}, undo ${undoMs / 1000}s, panel read ${(at - panelReadAt) / 1000}s ago`
    }
    case 'accepted':
      return `accepted as ${happened.id}`
    case 'rejected':
      return `rejected: ${happened.code}`
    case 'asked':
      return `${happened.choice} ${happened.id}?`
    case 'chosen':
      return `${happened.choice} ${happened.id}: ${happened.code ?? 'yes'}`
    case 'stored': {
      const { record, before, life } = happened
      const why =
        record.problem === null
          ? ''
          : ` (${record.problem.code}${record.obstacle === null ? '' : `, ${record.obstacle}`})`
      const next = record.nextAt === null ? '' : `, next in ${((record.nextAt - record.changedAt) / 1000).toFixed(1)}s`
      return `life ${life} stored ${record.id}: ${before?.state ?? 'nothing'} -> ${record.state}${why}${next}`
    }
    case 'notStored':
      return `life ${happened.life} could not store ${happened.id}`
    case 'removed':
      return `removed ${happened.record.id}`
    case 'post': {
      const { number, life, taskId, account, encoding } = happened.post
      return `POST ${number} by life ${life}: task ${taskId} as ${account}, ${encoding}`
    }
    case 'arrived':
      return `POST ${happened.post.number} arrives (${happened.delivery}.)`
    case 'effect':
      return `task ${happened.taskId} is completed by ${happened.post === null ? 'somebody else' : `POST ${happened.post.number}`}`
    case 'postAnswered':
      return `POST ${happened.post.number} ends: ${happened.problem === null ? '200' : JSON.stringify(happened.problem)}`
    case 'get':
      return `GET ${happened.get.number} by life ${happened.get.life}: task ${happened.get.taskId}`
    case 'getAnswered':
      return `GET ${happened.get.number} ends: ${happened.problem === null ? happened.status : JSON.stringify(happened.problem)}`
    case 'write':
      return `WRITE ${happened.request.number} by life ${happened.request.life}: ${happened.request.target} as ${happened.request.account}`
    case 'writeEffect':
      return `WRITE ${happened.request.number} is carried out (${happened.delivery}.): ${happened.request.target}`
    case 'writeAnswered':
      return `WRITE ${happened.request.number} ends: ${happened.problem === null ? '2xx' : JSON.stringify(happened.problem)}`
    case 'look':
      return `LOOK by life ${happened.life}`
    case 'lookAnswered':
      return `LOOK ends: ${happened.problem === null ? '200' : JSON.stringify(happened.problem)}`
    case 'server':
      return `server: task ${happened.taskId}: ${happened.what}`
    case 'world':
      return happened.what
    case 'born':
      return `life ${happened.life} begins`
    case 'died':
      return `life ${happened.life} dies`
    case 'jumped':
      return `the clock is set by ${happened.by / 1000}s`
    case 'slept':
      return `the computer sleeps until ${happened.until / 1000}s`
    case 'indexPlanned':
      return 'the index waits'
    case 'indexWorked':
      return 'the index goes on'
    case 'threw':
      return `threw: ${happened.message}`
    case 'calm':
    default:
      return 'everything is mended'
  }
}
