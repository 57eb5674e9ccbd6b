import type { StepView } from '#lib/shared/messages/step-view.ts'
import type { Problem } from '#lib/shared/problem.ts'
import { secondsUntil } from '#lib/shared/words/time.ts'
import type { Face } from './face.ts'
import { obstacles } from './obstacles.ts'
import { problemSentence } from './problems.ts'
import { stepTitles } from './step-titles.ts'

/** Words about the steps of a plan. */

/** The honest face of a step that is no completion: what is so, and what happens next. */
function face(one: StepView, now: number): Face {
  const title = stepTitles.title(one, now)
  switch (one.state) {
    case 'held':
      return { tone: 'good', title, note: 'Sent once it can no longer be undone.' }
    case 'queued':
    case 'paused':
      return { tone: 'wait', title, note: `${whyIn(one)}It is saved on this computer.` }
    case 'sending':
      return { tone: 'wait', title, note: 'It is on its way to Reply.' }
    case 'unknown':
      return { tone: 'wait', title, note: checking(one, now) }
    case 'attention':
      return { tone: one.dismissed && one.asks !== 'goOn' ? 'quiet' : 'bad', title, note: attention(one) }
    case 'done':
      return { tone: 'good', title, note: doneNote(one) }
    case 'doneElsewhere':
      return { tone: 'good', title, note: 'Nothing had to be changed.' }
    case 'cancelled':
      return { tone: 'quiet', title, note: 'Nothing was sent.' }
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

function attention(one: StepView): string {
  // It may have been sent before, and clearly refused.
  if (one.asks === 'goOn')
    return 'When its turn came, what comes before it was not done, or not confirmed. It is not in Reply. Send it all the same?'
  if (one.asks === 'noteInDoubt') return `${doubt(one)} The text is kept here, and is not sent again unless you say so.`
  const why = one.obstacle === undefined ? whyIn(one) : `${obstacles[one.obstacle]} `
  if (stepTitles.isKeptHere(one)) return `${why}The note is not in Reply.`
  const sent = one.perhapsSent === true ? 'It may have been sent' : 'It was sent'
  return `${why}${one.attempts === 0 ? 'Nothing was changed in Reply.' : `${sent}, and Reply has not confirmed it.`}`
}

function doubt({ problem }: StepView): string {
  const isAnswer = problem !== null && problem.code !== 'notConfirmed'
  return isAnswer ? `${sentence(problem)} Whether Reply has the note is not known.` : 'Reply may have the note or not.'
}

function doneNote({ confirmedBy, perhapsSent }: StepView): string {
  if (confirmedBy === 'person') return ''
  if (confirmedBy !== 'read') return 'Reply confirmed it'
  const why = perhapsSent === true ? 'It may have been sent, or not.' : 'The answer was lost or unclear.'
  return `${why} Wrapup found it in Reply.`
}

export const steps = {
  name: stepTitles.name,
  face,
  goOn: 'Send all the same',
  isThere: 'It’s there',
  sendAgain: 'Send again',
}
