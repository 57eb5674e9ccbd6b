import type { Write } from '#lib/worker/journal/writes.ts'
import type { ChosenWrite } from './log.ts'

/** As the rep chose it, with what the worker adds: the line above a note, and the tag by which it is known again. */
export function asWritten(chosen: ChosenWrite, steps: readonly Write[]): Write {
  const step = steps.find(({ kind }) => kind === chosen.kind)
  const tag = step !== undefined && 'tag' in step ? step.tag : ''
  switch (chosen.kind) {
    case 'note':
      return { ...chosen, head: step?.kind === 'note' ? step.head : '', tag }
    case 'create':
      return { ...chosen, tag, madeId: null }
    case 'move':
      return { ...chosen, dueTo: null, asRead: null, becameAt: null }
    case 'optOut':
      return { ...chosen, byUpdate: false }
    case 'reassign':
      return { ...chosen, of: 'task', madeId: null }
    case 'pause':
    case 'finish':
    default:
      return chosen
  }
}
