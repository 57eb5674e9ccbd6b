import { type CompletionRecord, isLive } from '#lib/worker/journal/record.ts'
import type { Happened, Post } from './history.ts'

/**
 * What a campaign says that it attacks with, as it really happened in a history and not as it was drawn: a fault that meets nothing
 * tests nothing.
 */
export const OCCASIONS = [
  'the worker died',
  'the worker died with a request under way',
  'the computer slept with a request under way',
  'the disk was full: a click was refused in words',
  'the disk was full: a change of a completion failed',
  'the clock was set forward under a live completion',
  'the clock was set back under a live completion',
  'another account came under a live completion',
  'the key was refused or removed under a live completion',
  'the network went under a live completion',
  'the same task was clicked twice',
  'two windows: two journals lived at once',
  'the server carried a request out late',
  'the server carried a request out after its answer was given up',
  'one request reached the server twice',
  'one request was carried out twice',
  'the server carried it out, and its answer was lost',
  'somebody else finished the task under a live completion',
  'the contact was changed under a live completion',
  'the assignee was changed under a live completion',
  'the task was closed or deleted under a live completion',
  'Undo within 30 ms of the end of its window, in time',
  'Undo within 30 ms of the end of its window, too late',
  'Undo while the request was under way',
  'the history was cleared or pruned',
  'a person was needed',
  'a colleague was faster than our request, and Reply answered 200',
  'a waiting completion was given up',
  'the browser withheld Reply’s address under a live completion',
  'the clock was set by more than an hour under a live completion',
  'a request was carried out more than 90 s after it had ended',
  'Reply asked for a short wait again and again',
  'the index waited beside the journal',
  'the resolution was written as a word',
  'a step of a plan asked a person whether it goes on',
  'a note could not be confirmed',
  'a step whose answer was lost was found by its read',
  'the opt-out of a plan had closed its task',
  'a plan was undone',
] as const

export type Occasion = (typeof OCCASIONS)[number]

const AT_THE_BOUNDARY = 30
const HOUR = 3_600_000
const QUIET = 90_000

/** Which of them happened, each at least once. */
export function occasionsIn(history: readonly Happened[]): ReadonlySet<Occasion> {
  const seen = new Set<Occasion>()
  const reader = createReader((occasion) => seen.add(occasion))
  for (const happened of history) reader(happened)
  return seen
}

type Sent = { post: Post; arrived: number | null; answered: 'no' | 'well' | 'badly'; effects: number }

function createReader(note: (occasion: Occasion) => void) {
  const live = new Map<string, number>()
  const posts = new Map<number, Sent>()
  const dueAt = new Map<string, number>()
  const lives = new Set<number>()
  const endedAt = new Map<number, number>()
  const finishedElsewhere = new Set<number>()
  let shortWaits = 0
  const underWay = () => [...posts.values()].filter(({ answered }) => answered === 'no')
  const isWorkedOn = (taskId: number) => [...live.values()].includes(taskId)

  return (happened: Happened): void => {
    switch (happened.kind) {
      case 'born':
        lives.add(happened.life)
        return lives.size > 1 ? note('two windows: two journals lived at once') : undefined
      case 'died':
        lives.delete(happened.life)
        note('the worker died')
        for (const sent of underWay()) if (sent.post.life === happened.life) died(sent)
        return undefined
      case 'slept':
        return underWay().length > 0 ? note('the computer slept with a request under way') : undefined
      case 'notStored':
        return note(
          live.has(happened.id)
            ? 'the disk was full: a change of a completion failed'
            : 'the disk was full: a click was refused in words',
        )
      case 'jumped':
        if (live.size === 0) return undefined
        if (Math.abs(happened.by) > 3_600_000) note('the clock was set by more than an hour under a live completion')
        return note(
          happened.by > 0
            ? 'the clock was set forward under a live completion'
            : 'the clock was set back under a live completion',
        )
      case 'world':
        return live.size > 0 ? around(happened.what) : undefined
      case 'rejected':
        return happened.code === 'alreadyUnderWay' ? note('the same task was clicked twice') : undefined
      case 'accepted':
        return void dueAt.set(happened.id, happened.click.at + happened.click.undoMs)
      case 'stored':
        ofPlan(happened.record)
        if (isLive(happened.record.state)) live.set(happened.record.id, happened.record.taskId)
        else live.delete(happened.record.id)
        return happened.record.state === 'attention' ? note('a person was needed') : undefined
      case 'removed':
        return note('the history was cleared or pruned')
      case 'post':
        if (happened.post.encoding === 'strings') note('the resolution was written as a word')
        return void posts.set(happened.post.number, {
          post: happened.post,
          arrived: null,
          answered: 'no',
          effects: 0,
        })
      case 'arrived':
        return reachesServer(happened.post, happened.delivery, happened.t)
      case 'effect':
        if (happened.post !== null) {
          const ended = endedAt.get(happened.post.number)
          if (ended !== undefined && happened.t - ended > QUIET)
            note('a request was carried out more than 90 s after it had ended')
          return carriedOut(happened.post, happened.t)
        }
        finishedElsewhere.add(happened.taskId)
        return isWorkedOn(happened.taskId) ? note('somebody else finished the task under a live completion') : undefined
      case 'postAnswered':
        endedAt.set(happened.post.number, happened.t)
        if (happened.problem === null && finishedElsewhere.has(happened.post.taskId))
          note('a colleague was faster than our request, and Reply answered 200')
        if (happened.problem?.code === 'rateLimited' && (happened.retryIn ?? HOUR) <= 1000) {
          shortWaits += 1
          if (shortWaits >= 4) note('Reply asked for a short wait again and again')
        }
        return ends(happened.post, happened.problem !== null)
      case 'writeAnswered':
        return void endedAt.set(happened.request.number, happened.t)
      case 'writeEffect': {
        const ended = endedAt.get(happened.request.number)
        if (ended === undefined || happened.t - ended <= QUIET) return undefined
        return note('a request was carried out more than 90 s after it had ended')
      }
      case 'server':
        return isWorkedOn(happened.taskId) ? changed(happened.what) : undefined
      case 'chosen':
        if (happened.choice === 'giveUp' && happened.code === null) note('a waiting completion was given up')
        return happened.choice === 'undo' ? undone(happened.id, happened.t, happened.code) : undefined
      case 'indexPlanned':
        return note('the index waited beside the journal')
      case 'clicked':
      case 'asked':
      case 'get':
      case 'getAnswered':
      case 'threw':
      case 'indexWorked':
      case 'write':
      case 'look':
      case 'lookAnswered':
      case 'calm':
        return undefined
    }
  }

  function ofPlan({ state, write, problem, answer, plan }: CompletionRecord): void {
    if (plan === undefined) return
    if (problem?.code === 'stepBefore') note('a step of a plan asked a person whether it goes on')
    if (problem?.code === 'notConfirmed') note('a note could not be confirmed')
    if (problem?.code === 'closedByOptOut') note('the opt-out of a plan had closed its task')
    if (state === 'cancelled') note('a plan was undone')
    if (write !== undefined && state === 'done' && answer?.confirmedBy === 'read') {
      note('a step whose answer was lost was found by its read')
    }
  }

  function died(sent: Sent): void {
    sent.answered = 'badly'
    note('the worker died with a request under way')
  }

  function around(what: string): void {
    if (what === 'other account') note('another account came under a live completion')
    if (what === 'key refused' || what === 'key removed') note('the key was refused or removed under a live completion')
    if (what === 'address withheld') note('the browser withheld Reply’s address under a live completion')
    if (what === 'offline') note('the network went under a live completion')
  }

  function reachesServer({ number }: Post, delivery: number, t: number): void {
    const sent = posts.get(number)
    if (sent === undefined) return
    if (sent.arrived !== null && delivery > 1) note('one request reached the server twice')
    sent.arrived ??= t
  }

  function carriedOut({ number }: Post, t: number): void {
    const sent = posts.get(number)
    if (sent === undefined) return
    sent.effects += 1
    if (sent.effects > 1) note('one request was carried out twice')
    if (sent.arrived !== null && t > sent.arrived) note('the server carried a request out late')
    if (sent.answered === 'badly') note('the server carried a request out after its answer was given up')
  }

  function ends({ number }: Post, isBad: boolean): void {
    const sent = posts.get(number)
    if (sent === undefined) return
    sent.answered = isBad ? 'badly' : 'well'
    if (isBad && sent.effects > 0) note('the server carried it out, and its answer was lost')
  }

  function changed(what: string): void {
    if (what === 'another contact') note('the contact was changed under a live completion')
    else if (what === 'another assignee') note('the assignee was changed under a live completion')
    else note('the task was closed or deleted under a live completion')
  }

  function undone(id: string, t: number, code: string | null): void {
    const task = live.get(id)
    if (underWay().some(({ post }) => post.taskId === task)) note('Undo while the request was under way')
    const due = dueAt.get(id)
    if (due === undefined || Math.abs(t - due) > AT_THE_BOUNDARY) return
    if (code === null) note('Undo within 30 ms of the end of its window, in time')
    if (code === 'tooLate') note('Undo within 30 ms of the end of its window, too late')
  }
}
