import type { ReplyApi } from '#lib/worker/reply/api.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'

/** The API as the journal uses it: every task that it reads or completes is told to the index, so that no fact is asked for twice. */
export function learningApi<Api extends ReplyApi>(api: Api, index: Pick<TaskIndex, 'put'>): Api {
  async function learn(asked: ReturnType<ReplyApi['task']>): ReturnType<ReplyApi['task']> {
    const answer = await asked
    // Not waited for: what the index keeps must not hold up a completion.
    if (answer.ok) void index.put(answer.value.value, answer.value)
    return answer
  }
  return {
    ...api,
    task: (id, options) => learn(api.task(id, options)),
    complete: (id, body, encoding) => learn(api.complete(id, body, encoding)),
  }
}
