import type { WorkerPort } from '#lib/shared/messages/port.ts'

/** The port of a frame that first proves to the worker, by its reader's word, whose it is. Without one nothing is asked. */
export function enteredPort(port: WorkerPort, word: Promise<string>): WorkerPort {
  const entered = word.then((said) => port.ask('dock.enter', { word: said }))
  return {
    ...port,
    async ask(name, request) {
      const answer = await entered
      return answer.ok ? port.ask(name, request) : answer
    },
  }
}
