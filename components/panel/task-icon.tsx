import { CalendarClock, CheckSquare, Mail, MessageCircle, MessageSquare, Phone, UserPlus } from 'lucide-react'
import type { TaskLine } from '#lib/shared/messages/views.ts'

const icons = {
  call: Phone,
  manualEmail: Mail,
  linkedIn: UserPlus,
  sms: MessageSquare,
  whatsApp: MessageCircle,
  meeting: CalendarClock,
  toDo: CheckSquare,
  other: CheckSquare,
} as const satisfies Record<TaskLine['type'], unknown>

type Props = { task: Pick<TaskLine, 'type' | 'linkedInType'>; size: number; className?: string }

/** The kind of a task as a shape. Its name always stands beside it. */
export function TaskIcon({ task, size, className }: Props) {
  const isWriting = task.type === 'linkedIn' && task.linkedInType !== 'connect'
  const Icon = isWriting ? MessageSquare : icons[task.type]
  return <Icon size={size} strokeWidth={2.2} aria-hidden className={className} />
}
