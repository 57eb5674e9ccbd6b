import type { StepKind, StepView } from '#lib/shared/messages/step-view.ts'
import type { Problem } from '#lib/shared/problem.ts'
import { isolated } from '#lib/shared/words/isolated.ts'
import { precise, secondsUntil, shortExact } from '#lib/shared/words/time.ts'
import type { Face } from './face.ts'
import { obstacles } from './obstacles.ts'
import { problemSentence } from './problems.ts'

/** Words about the steps of a plan. */

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

/** The honest face of a step that is no completion: what is so, and what happens next. */
function face(one: StepView, now: number): Face {
  const name = names[one.kind]
  switch (one.state) {
    case 'held':
      return { tone: 'good', title: name, note: 'Sent once it can no longer be undone.' }
    case 'queued':
    case 'paused':
      return { tone: 'wait', title: `${name}: waiting`, note: `${whyIn(one)}It is saved on this computer.` }
    case 'sending':
      return { tone: 'wait', title: `${name}: sending…`, note: 'It is on its way to Reply.' }
    case 'unknown':
      return { tone: 'wait', title: `${name}: checking with Reply`, note: checking(one, now) }
    case 'attention':
      return attention(one, name)
    case 'done':
      return { tone: 'good', title: done(one, now), note: doneNote(one) }
    case 'doneElsewhere':
      return { tone: 'good', title: already(one, now), note: 'Nothing had to be changed.' }
    case 'cancelled':
      return { tone: 'quiet', title: `${name}: undone`, note: 'Nothing was sent.' }
  }
}

function whyIn({ problem }: StepView): string {
  return problem === null ? '' : `${sentence(problem)} `
}

/** What Reply says of a step concerns a contact as often as a task. */
function sentence(problem: Problem): string {
  if (problem.code === 'conflict') return 'Reply says that this is not possible as things stand.'
  if (problem.code === 'notFound') return 'Reply does not know it, or does not show it to you.'
  if (problem.code === 'notAllowed') return 'Reply says that you may not do this. Your role or your plan decides.'
  return problemSentence(problem)
}

function checking(one: StepView, now: number): string {
  if (one.attempts === 0) return 'Wrapup looks in Reply. Nothing is sent by that.'
  const seconds = one.nextAt === null ? 0 : secondsUntil(one.nextAt, now)
  const when = seconds === 0 ? 'now' : `in ${seconds} s`
  const why = one.perhapsSent === true ? 'It may have been sent, or not.' : 'The answer is unclear.'
  return `${why} Wrapup looks in Reply ${when}, so that nothing is sent twice.`
}

function attention(one: StepView, name: string): Face {
  if (one.asks === 'goOn') {
    // It may have been sent before, and clearly refused.
    const note =
      'When its turn came, what comes before it was not done, or not confirmed. It is not in Reply. Send it all the same?'
    return { tone: 'bad', title: `${name}: go on?`, note }
  }
  if (one.asks === 'noteInDoubt') {
    const note = `${doubt(one)} The text is kept here, and is not sent again unless you say so.`
    return { tone: one.dismissed ? 'quiet' : 'bad', title: `${name}: could not be confirmed`, note }
  }
  const why = one.obstacle === undefined ? whyIn(one) : `${obstacles[one.obstacle]} `
  const sent = one.perhapsSent === true ? 'It may have been sent' : 'It was sent'
  const became = one.attempts === 0 ? 'Nothing was changed in Reply.' : `${sent}, and Reply has not confirmed it.`
  if (one.kind === 'note' && one.dismissed && one.problem?.code !== 'givenUp') {
    return { tone: 'quiet', title: 'Note: kept on this computer', note: `${why}The note is not in Reply.` }
  }
  const title = one.dismissed ? `${name}: put aside` : `${name}: needs you`
  return { tone: one.dismissed ? 'quiet' : 'bad', title, note: `${why}${became}` }
}

function doubt({ problem }: StepView): string {
  const isAnswer = problem !== null && problem.code !== 'notConfirmed'
  return isAnswer ? `${sentence(problem)} Whether Reply has the note is not known.` : 'Reply may have the note or not.'
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

function doneNote({ confirmedBy, perhapsSent }: StepView): string {
  if (confirmedBy === 'person') return ''
  if (confirmedBy !== 'read') return 'Reply confirmed it'
  const why = perhapsSent === true ? 'It may have been sent, or not.' : 'The answer was lost or unclear.'
  return `${why} Wrapup found it in Reply.`
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

export const steps = {
  name: (kind: StepKind): string => names[kind],
  face,
  /** In the first line of a note: when it was. */
  noteTime: (at: number): string => precise(at),
  goOn: 'Send all the same',
  isThere: 'It’s there',
  sendAgain: 'Send again',
}
