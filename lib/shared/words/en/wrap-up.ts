import type { StepView } from '#lib/shared/messages/step-view.ts'
import type { AgainTime } from '#lib/shared/reply/again-times.ts'
import { isolated } from '#lib/shared/words/isolated.ts'
import { shortExact } from '#lib/shared/words/time.ts'
import { steps } from './steps.ts'

const times: Readonly<Record<AgainTime['name'], string>> = {
  thisAfternoon: 'This afternoon',
  tomorrow: 'Tomorrow',
  inThreeDays: 'In 3 days',
  nextWeek: 'Next week',
}

/** What a plan that completes nothing does first. */
function doing(step: StepView, now: number): string {
  if (step.kind === 'move' && step.startAt !== null) return `Moving to ${shortExact(step.startAt, now)}`
  return steps.name(step.kind)
}

/** Words of what a rep adds to an outcome, or does instead of one. */
export const wrapUp = {
  steps: 'Also in this wrap-up',
  also: (names: readonly string[]): string => `With it: ${names.join(', ')}`,
  held: (step: StepView, seconds: number, now: number): string =>
    `${doing(step, now)} ${seconds === 0 ? 'now' : `in ${seconds} s`}`,
  heldOnce: (step: StepView, seconds: number, now: number, byKey: boolean): string =>
    `${doing(step, now)}, in ${seconds} seconds.${byKey ? ' Press U to undo.' : ''}`,
  note: {
    label: 'Note',
    placeholder: (firstName: string | null): string =>
      firstName === null ? 'Note for the record in Reply' : `Note for ${isolated(firstName)}’s record in Reply`,
  },
  followUp: {
    name: 'Follow-up task',
    about: 'A task for the same person, made together with the outcome.',
    add: 'Add',
    remove: 'Remove',
    type: 'Kind of the follow-up task',
    when: 'When, by their clock',
    text: 'What the follow-up task is about',
    usual: 'Follow up',
  },
  leaveAlone: {
    name: 'Leave alone',
    no: 'Go on as before',
    optOut: 'Opt out of everything',
    pause: 'Pause in this sequence',
    about: 'It is sent together with the outcome, before it.',
    final: (firstName: string | null): string =>
      `${firstName === null ? 'The contact' : isolated(firstName)} leaves every sequence. Once the time to undo is over, only Reply can take it back.`,
  },
  handOver: {
    name: 'Colleague',
    choose: 'Choose a colleague',
    loading: 'Reading who is in your team…',
    nobody: 'Reply names nobody else in your team.',
    again: 'Try again',
    give: 'Give this task away',
    about: 'The task stays open and is theirs. A note that you wrote goes with it.',
    heir: (name: string | null): string =>
      name === null
        ? 'The follow-up task is yours.'
        : `The follow-up task goes to ${isolated(name)}, after the outcome.`,
  },
  again: {
    notReached: 'Not reached, again at…',
    other: 'Again at…',
    menu: 'Again at',
    time: (name: AgainTime['name']): string => times[name],
    /** The moment by their clock, and by ours where that shows something else. */
    when: (there: string, here: string | null): string => (here === null ? there : `${there} there, ${here} here`),
    pick: 'Pick a day and time…',
    field: (place: string | null): string =>
      place === null ? 'Day and time, by your clock' : `Day and time in ${isolated(place)}`,
    fieldThere: 'Day and time, by their clock',
    move: 'Move',
    confirm: 'Confirm move',
    covered:
      'This page covers Wrapup, or did not answer in time. Confirm it here once you see all of it, or choose the time in Wrapup in the toolbar.',
    cancel: 'Cancel',
    past: 'That is in the past.',
    difference: 'The task stays open and moves. To call would complete it and let the sequence decide.',
    stays: 'The task stays open and moves to that time. Everything else of it stays as it is.',
    ours: 'Their time zone is not known: these are times by your clock.',
  },
}
