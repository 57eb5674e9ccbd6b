import { Fragment } from 'react'
import type { TaskCard, TaskLine } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { ByMail } from './by-mail.tsx'
import { ByPhone } from './by-phone.tsx'
import { ByProfile } from './by-profile.tsx'
import { useRedQuestion } from './use-red-question.tsx'

type Props = { task: TaskCard; others: readonly TaskLine[] }

/** How the person is reached for this task, before it is completed. A red stop sign asks once, here, before any of it is used. */
export function Reach({ task, others }: Props) {
  const { ask, question } = useRedQuestion(task, others)
  const way = wayOf(task)
  if (way === null) return null
  return (
    <section
      aria-label={words.reach.title}
      className="-mx-4 mt-3 border-t border-line px-4 pt-3 [ul+&]:mt-0 [ul+&]:border-t-0"
    >
      <Fragment key={task.type}>
        {way === 'phone' && <ByPhone task={task} ask={ask} />}
        {way === 'mail' && <ByMail task={task} ask={ask} />}
        {way === 'profile' && <ByProfile task={task} ask={ask} />}
      </Fragment>
      {question}
    </section>
  )
}

/** By the type of the task; what is no message to anybody shows the number, where there is one. */
function wayOf(task: TaskCard): 'phone' | 'mail' | 'profile' | null {
  switch (task.type) {
    case 'call':
    case 'sms':
    case 'whatsApp':
      return 'phone'
    case 'manualEmail':
      return 'mail'
    case 'linkedIn':
      return 'profile'
    case 'toDo':
    case 'meeting':
    case 'other':
      return task.phone === null ? null : 'phone'
  }
}
