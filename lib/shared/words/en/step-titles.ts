import type { StepKind, StepView } from '#lib/shared/messages/step-view.ts'
import { isolated } from '#lib/shared/words/isolated.ts'
import { precise, shortExact } from '#lib/shared/words/time.ts'

/** What a step of a plan is called, and what has become of it in a few words: all that the toolbar and a note say of it. */

const names: Readonly<Record<StepKind, string>> = {
  optOut: 'Opt-out',
  pause: 'Pause in this sequence',
  finish: 'Finish in this sequence',
  complete: 'Completion',
  move: 'New time',
  note: 'Note',
  create: 'Follow-up task',
  reassign: 'Reassignment',
}

function title(one: StepView, now: number): string {
  const name = names[one.kind]
  switch (one.state) {
    case 'held':
      return name
    case 'queued':
    case 'paused':
      return `${name}: waiting`
    case 'sending':
      return `${name}: sending…`
    case 'unknown':
      return `${name}: checking with Reply`
    case 'attention':
      if (one.asks === 'goOn') return `${name}: go on?`
      if (one.asks === 'noteInDoubt') return `${name}: could not be confirmed`
      if (isKeptHere(one)) return 'Note: kept on this computer'
      return one.dismissed ? `${name}: put aside` : `${name}: needs you`
    case 'done':
      return done(one, now)
    case 'doneElsewhere':
      return already(one, now)
    case 'cancelled':
      return `${name}: undone`
  }
}

function done(one: StepView, now: number): string {
  switch (one.kind) {
    case 'note':
      return one.confirmedBy === 'person' ? 'Note: there, as you say' : 'Note saved in Reply'
    case 'create':
      return 'Follow-up task created'
    case 'optOut':
      return 'Opted out in Reply'
    case 'pause':
      return 'Paused in this sequence'
    case 'finish':
      return 'Finished in this sequence'
    case 'move':
      return one.startAt === null ? 'Moved' : `Moved to ${shortExact(one.startAt, now)}`
    case 'reassign':
      return `Given to ${isolated(one.userName ?? 'a colleague')}`
    case 'complete':
      return 'Completed'
  }
}

function already(one: StepView, now: number): string {
  switch (one.kind) {
    case 'optOut':
      return 'Was already opted out'
    case 'pause':
      return 'Was already paused in this sequence'
    case 'finish':
      return 'Had already left this sequence'
    case 'move':
      return one.startAt === null ? 'Had that time already' : `Was already at ${shortExact(one.startAt, now)}`
    case 'reassign':
      return `Already belonged to ${isolated(one.userName ?? 'a colleague')}`
    case 'note':
    case 'create':
    case 'complete':
      return 'Was already there'
  }
}

/** A note that was put aside without having reached Reply; who gave it up has said so. */
function isKeptHere({ kind, state, dismissed, problem }: StepView): boolean {
  return kind === 'note' && state === 'attention' && dismissed && problem?.code !== 'givenUp'
}

export const stepTitles = {
  name: (kind: StepKind): string => names[kind],
  title,
  isKeptHere,
  /** In the first line of a note: when it was. */
  noteTime: (at: number): string => precise(at),
}
