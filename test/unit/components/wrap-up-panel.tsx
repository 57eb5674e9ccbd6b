import { Popup } from '#components/panel/popup.tsx'
import { ok } from '#lib/shared/problem.ts'
import { completion, taskPanel } from '#test/shots/cast.ts'
import { draw } from './drawn.tsx'

/** What the worker answers to a choice that it has taken. */
export const held = () => ok(taskPanel({ completion: completion() }))

export type Shown = Awaited<ReturnType<typeof draw>>

/** A popup whose every choice is taken. */
export const showPanel = (
  view: Parameters<typeof taskPanel>[0],
  answers: Parameters<typeof draw>[1] = {},
): Promise<Shown> =>
  draw(<Popup />, {
    'panel.get': () => ok(taskPanel(view)),
    'note.draft': () => ok({ done: true }),
    'wrapUp.start': held,
    'completion.start': held,
    ...answers,
  })

export const started = ({ sent }: Shown) =>
  sent.filter(({ name }) => name === 'wrapUp.start' || name === 'completion.start')
